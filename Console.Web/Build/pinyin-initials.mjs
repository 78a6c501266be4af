// Writes with which letters characters begin when they are read in pinyin, the commonest reading first: "zc:重种...", one line for each set of letters.
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [, , root, target] = process.argv;
const { pinyin } = createRequire(`${root}/`)('pinyin-pro');
const first = 0x4e00, last = 0x9fff;
const sets = new Map();
for (let code = first; code <= last; code++) {
    const character = String.fromCodePoint(code);
    const readings = pinyin(character, { multiple: true, pattern: 'first', toneType: 'none', type: 'array' });
    const letters = [...new Set(readings)].filter(letter => /^[a-z]$/.test(letter)).join('');
    if (letters) sets.set(letters, (sets.get(letters) ?? '') + character);
}
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, [...sets].sort().map(([letters, characters]) => `${letters}:${characters}\n`).join(''));
