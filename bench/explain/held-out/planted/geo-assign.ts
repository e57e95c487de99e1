// @size 1500 @bound n log n
export interface Zone {
  id: number;
  postcode: string;
}

export interface Parcel {
  tracking: string;
  postcode: string;
}

function clean(postcode: string): string {
  return postcode.replace(' ', '');
}

export class Router {
  readonly #zones: Zone[];
  #unknown = 0;

  constructor(zones: Zone[]) {
    this.#zones = zones.map((zone) => ({ ...zone, postcode: clean(zone.postcode) }));
  }

  assign(parcels: Parcel[]): Map<number, string[]> {
    const result = new Map<number, string[]>();
    let i = 0;
    while (i < parcels.length) {
      const parcel = parcels[i++] as Parcel;
      const wanted = clean(parcel.postcode);
      // HOT linear-search
      const at = this.#zones.findIndex((zone) => zone.postcode === wanted);
      if (at < 0) {
        this.#unknown += 1;
        continue;
      }
      const id = (this.#zones[at] as Zone).id;
      const list = result.get(id) ?? [];
      list.push(parcel.tracking);
      result.set(id, list);
    }
    return result;
  }
}

export const subject = ({ zones, parcels }: { zones: Zone[]; parcels: Parcel[] }) => new Router(zones).assign(parcels);
export const make = (n: number) => ({
  zones: Array.from({ length: n }, (_, i) => ({ id: i, postcode: `${10000 + i} X` })),
  parcels: Array.from({ length: n }, (_, i) => ({ tracking: `t${i}`, postcode: `${10000 + ((i * 17) % n)} X` })),
});
