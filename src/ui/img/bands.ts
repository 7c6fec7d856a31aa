import chiangmai from '../../../art/drawn/bands/band-chiangmai.svg';
import khonkaen from '../../../art/drawn/bands/band-khonkaen.svg';
import phangnga from '../../../art/drawn/bands/band-phangnga.svg';
import sakon from '../../../art/drawn/bands/band-sakon.svg';
import surin from '../../../art/drawn/bands/band-surin.svg';

/** The hems of the five provinces that have one of their own, by province code. */
export const ownBands: Readonly<Record<string, string>> = { '32': surin, '47': sakon, '50': chiangmai, '82': phangnga, '40': khonkaen };
