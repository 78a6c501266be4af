// The script of the runtime pack only sets classes on #components-reconnect-modal. The element is looked up each time and watched
// from the document, because enhanced navigation may replace it.
const restartedKey = 'console-restarted';
const modal = () => document.getElementById('components-reconnect-modal');
const is = state => modal()?.classList.contains(`components-reconnect-${state}`) ?? false;
const wait = ms => new Promise(done => setTimeout(done, ms));
let probing = false, reloading = false, wasOffline = false;

function say(id) {
    const note = document.getElementById(id);
    if (!note) return;
    note.hidden = false;
    setTimeout(() => { note.hidden = true; }, 6000);
}
function reload() {
    if (reloading) return;
    reloading = true;
    sessionStorage.setItem(restartedKey, '1');
    location.reload();
}
async function serverAnswers() {
    try { return (await fetch('healthz', { cache: 'no-store', signal: AbortSignal.timeout(4000) })).ok; } catch { return false; }
}
async function probe() {
    if (probing) return;
    probing = true;
    try {
        while (is('failed')) {
            if (document.visibilityState === 'visible' && await serverAnswers()) {
                let taken;
                try { taken = await Blazor.reconnect(); } catch { await wait(3000); continue; }
                if (!taken) return reload();
                modal()?.classList.replace('components-reconnect-failed', 'components-reconnect-hide');
                return;
            }
            await wait(3000);
        }
    } finally { probing = false; }
}
function look() {
    if (is('rejected')) reload();
    else if (is('failed')) probe();
    if (is('show') || is('failed')) wasOffline = true;
    else if (wasOffline && is('hide')) { wasOffline = false; say('restored-note'); }
}
new MutationObserver(changes => { if (changes.some(change => change.target.id === 'components-reconnect-modal')) look(); })
    .observe(document.documentElement, { attributes: true, attributeFilter: ['class'], subtree: true });
document.addEventListener('click', event => { if (event.target.closest?.('#reconnect-retry')) probe(); });
if (sessionStorage.getItem(restartedKey)) { sessionStorage.removeItem(restartedKey); say('restarted-note'); }
look();
