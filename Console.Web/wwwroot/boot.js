// Quick tries first, then calmer ones; a silent loss of the line is noticed within 20 seconds.
Blazor.start({
    circuit: {
        reconnectionOptions: { maxRetries: 60, retryIntervalMilliseconds: n => n < 3 ? 500 : n < 10 ? 2000 : 5000 },
        configureSignalR: builder => builder.withServerTimeout(20000).withKeepAliveInterval(8000)
    }
});

// A slash leads to the search from anywhere but a field.
document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [contenteditable]')) return;
    const search = document.getElementById('search');
    if (!search) return;
    event.preventDefault();
    search.focus();
});
