// Leads the focus to where a person goes on, unless he has gone on already: what he types belongs into the field that he is in.
export function lead(selector, within) {
    if (document.activeElement?.parentElement?.closest(within)) return;
    const target = document.querySelector(selector);
    if (!target) return;
    if (target.tabIndex < 0) target.tabIndex = -1;
    target.focus({ preventScroll: true });
}
