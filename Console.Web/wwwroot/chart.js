// Loads ApexCharts once; npm brings it at build time. Colours as CSS variables follow the theme without redrawing.
let library;
const load = () => library ??= Promise.all([
    import(new URL('lib/apexcharts/apexcharts.esm.js', document.baseURI).href).then(module => module.default),
    fetch(new URL('lib/apexcharts/zh-cn.json', document.baseURI)).then(answer => answer.json())
]);

const isPlain = value => value !== null && typeof value === 'object' && !Array.isArray(value);
function merge(base, options) {
    const merged = { ...base };
    for (const key of Object.keys(options)) merged[key] = isPlain(options[key]) && isPlain(base[key]) ? merge(base[key], options[key]) : options[key];
    return merged;
}
const thousands = value => value == null ? '' : Number(value).toLocaleString('en-US', { maximumFractionDigits: 1 });

function settings(options, height, zh) {
    const narrow = matchMedia('(max-width: 560px)').matches;
    const base = {
        chart: {
            height, fontFamily: 'inherit', foreColor: 'var(--muted)', background: 'transparent',
            ...(document.documentElement.lang.startsWith('zh') ? { locales: [zh], defaultLocale: zh.name } : {}),
            toolbar: { show: false }, zoom: { enabled: false },
            animations: { enabled: !matchMedia('(prefers-reduced-motion: reduce)').matches, speed: 300 }
        },
        grid: { borderColor: 'var(--line)', strokeDashArray: 3 },
        dataLabels: { enabled: false },
        xaxis: { axisBorder: { show: false }, axisTicks: { show: false } },
        yaxis: { min: 0, forceNiceScale: true, labels: { formatter: thousands } },
        tooltip: { y: { formatter: thousands } }
    };
    const merged = merge(base, options);
    if (narrow && merged.chart.type !== 'bar') merged.xaxis = { ...merged.xaxis, tickAmount: 4 };
    if (merged.plotOptions?.bar?.horizontal) {
        merged.xaxis = { ...merged.xaxis, labels: { formatter: thousands, ...(merged.xaxis.labels ?? {}) } };
        merged.yaxis = { labels: { maxWidth: 180 } };
        if (narrow) merged.xaxis.tickAmount = 3;
    }
    return merged;
}

export async function create(element, options, height) {
    const [Apex, zh] = await load();
    const chart = new Apex(element, settings(options, height, zh));
    await chart.render();
    return {
        update: next => chart.updateOptions(settings(next, height, zh), false, true),
        destroy: () => chart.destroy()
    };
}
