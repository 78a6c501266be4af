// Choosing cells happens here, without the server; it hears of a rectangle once it is chosen.
export function watch(table, grid) {
    const cellAt = (day, slot) => table.querySelector(`[data-day="${day}"][data-slot="${slot}"]`);
    const placeOf = cell => ({ day: +cell.dataset.day, slot: +cell.dataset.slot });
    const cellOf = event => document.elementFromPoint(event.clientX, event.clientY)?.closest?.('[data-slot]');
    let anchor, end, dragging = false;

    const show = () => {
        for (const cell of table.querySelectorAll('.chosen')) cell.classList.remove('chosen');
        if (!anchor) return;
        for (let day = Math.min(anchor.day, end.day); day <= Math.max(anchor.day, end.day); day++)
            for (let slot = Math.min(anchor.slot, end.slot); slot <= Math.max(anchor.slot, end.slot); slot++)
                cellAt(day, slot).classList.add('chosen');
    };
    const choose = (from, to) => { anchor = from; end = to; show(); };
    const paint = () => {
        if (!anchor) return;
        grid.invokeMethodAsync('PaintAsync', anchor.day, anchor.slot, end.day, end.slot).catch(() => { });
        choose(undefined, undefined);
    };
    const focus = place => {
        const cell = cellAt(place.day, place.slot);
        table.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
        cell.setAttribute('tabindex', '0');
        cell.focus();
    };
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

    const down = event => {
        const cell = event.target.closest('[data-slot]');
        if (!cell || event.button !== 0) return;
        dragging = true;
        choose(placeOf(cell), placeOf(cell));
        focus(placeOf(cell));
        if (event.pointerType === 'mouse') event.preventDefault();
    };
    const move = event => {
        const cell = dragging && event.pointerType === 'mouse' && cellOf(event);
        if (cell && table.contains(cell)) choose(anchor, placeOf(cell));
    };
    const up = () => { if (dragging) { dragging = false; paint(); } };
    // A finger that scrolls the page does not paint.
    const cancel = () => { dragging = false; choose(undefined, undefined); };
    const key = event => {
        const cell = event.target.closest('[data-slot]');
        if (!cell) return;
        const here = placeOf(cell), step = steps[event.key];
        if (event.key === 'Enter' || event.key === ' ') { if (!anchor) choose(here, here); paint(); }
        else if (event.key === 'Escape') choose(undefined, undefined);
        else if (event.key === 'Home') focus({ ...here, slot: 0 });
        else if (event.key === 'End') focus({ ...here, slot: 47 });
        else if (step) {
            const to = { day: Math.min(6, Math.max(0, here.day + step[0])), slot: Math.min(47, Math.max(0, here.slot + step[1])) };
            if (event.shiftKey) choose(anchor ?? here, to); else choose(undefined, undefined);
            focus(to);
        }
        else return;
        event.preventDefault();
    };
    // The figures of the half hour that is pointed at; they are read aloud from the cell itself.
    const said = table.parentElement.querySelector('.grid-said');
    const say = event => { said.textContent = event.target.closest('[data-slot]')?.getAttribute('aria-label') ?? said.dataset.hint; };
    const listeners = [[table, 'pointerover', say], [table, 'focusin', say], [table, 'pointerdown', down], [document, 'pointermove', move], [document, 'pointerup', up], [document, 'pointercancel', cancel], [table, 'keydown', key]];
    for (const [target, kind, act] of listeners) target.addEventListener(kind, act);
    table.dataset.ready = '';
    return { stop() { for (const [target, kind, act] of listeners) target.removeEventListener(kind, act); } };
}
