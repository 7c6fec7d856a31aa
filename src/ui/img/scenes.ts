export { default as elephants } from '../../../art/drawn/scenes/elephants.webp';
export { default as land } from '../../../art/drawn/scenes/land.webp';
export { default as landTall } from '../../../art/drawn/scenes/land-tall.webp';
export { default as seaWide } from '../../../art/drawn/scenes/sea-wide.webp';
export { default as villageIndigo } from '../../../art/drawn/scenes/village-indigo.webp';
export { default as villageSilk } from '../../../art/drawn/scenes/village-silk.webp';
