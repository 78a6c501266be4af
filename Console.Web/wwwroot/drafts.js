// Fields tell the server what they hold when they are left. While one types, this tells it too, so that what is typed is kept within a second.
const pause = 400;
const typed = 'input:not([type=checkbox], [type=radio], [type=password]), textarea';

export function watch(form, draft) {
    // Whoever is quick has left the form before this was loaded.
    if (!form) return { stop() { } };
    let timer, field;
    const tell = () => {
        timer = undefined;
        const typing = field;
        field = undefined;
        if (typing?.isConnected && !typing.validity?.badInput) typing.dispatchEvent(new Event('change', { bubbles: true }));
        draft.invokeMethodAsync('NoteAsync').catch(() => { });
    };
    const note = event => {
        if (event.type === 'input' && event.target.matches(typed)) field = event.target;
        // Whoever has left the field has told of it: told twice, it would undo what came of the first time, such as a preview.
        else if (event.type === 'change' && event.target === field) field = undefined;
        timer ??= setTimeout(tell, pause);
    };
    const kinds = ['input', 'change', 'click', 'pointerup', 'keyup'];
    for (const kind of kinds) form.addEventListener(kind, note);
    // Whoever is quick has typed before this was loaded.
    if (form.contains(document.activeElement)) note({ type: 'input', target: document.activeElement });
    return {
        stop() {
            clearTimeout(timer);
            for (const kind of kinds) form.removeEventListener(kind, note);
        }
    };
}
