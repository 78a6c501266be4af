// Tells the server that somebody is at the page: keys and clicks count, a page that only refreshes itself does not. At most twice a minute.
const every = 30000;
let sentAt = 0, waiting = null;

async function send() {
    waiting = null;
    sentAt = Date.now();
    if (!document.querySelector('[data-interactive]')) return;
    try {
        const answer = await fetch('account/seen', { method: 'POST', cache: 'no-store' });
        if (answer.redirected) location.reload();
    } catch { /* The line is down; the page says so itself. */ }
}
function note() { waiting ??= setTimeout(send, Math.max(0, sentAt + every - Date.now())); }
for (const kind of ['pointerdown', 'keydown', 'wheel', 'touchstart']) document.addEventListener(kind, note, { capture: true, passive: true });
note();
