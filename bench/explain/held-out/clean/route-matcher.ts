// @size 2000
export interface Route {
  pattern: string;
  name: string;
}

interface Node {
  children: Map<string, Node>;
  parameter?: { key: string; node: Node };
  name?: string;
}

export interface Match {
  name: string;
  parameters: Record<string, string>;
}

const newNode = (): Node => ({ children: new Map() });

function insert(root: Node, { pattern, name }: Route): void {
  let node = root;
  for (const part of pattern.split('/').filter(Boolean)) {
    if (part.startsWith(':')) {
      node.parameter ??= { key: part.slice(1), node: newNode() };
      node = node.parameter.node;
    } else {
      const next = node.children.get(part) ?? newNode();
      node.children.set(part, next);
      node = next;
    }
  }
  node.name = name;
}

export class Router {
  readonly #root = newNode();

  add(route: Route): this {
    insert(this.#root, route);
    return this;
  }

  match(path: string): Match | undefined {
    const parameters: Record<string, string> = {};
    let node = this.#root;
    for (const part of path.split('/').filter(Boolean)) {
      const exact = node.children.get(part);
      if (exact) {
        node = exact;
      } else if (node.parameter) {
        parameters[node.parameter.key] = part;
        node = node.parameter.node;
      } else {
        return undefined;
      }
    }
    return node.name === undefined ? undefined : { name: node.name, parameters };
  }
}

const routes = ['/users', '/users/:id', '/users/:id/posts/:post', '/health', '/orders/:order/lines'];
const router = routes.reduce((all, pattern) => all.add({ pattern, name: pattern }), new Router());

export const subject = (paths: string[]): number => paths.filter((path) => router.match(path) !== undefined).length;
export const make = (n: number): string[] =>
  Array.from({ length: n }, (_, i) => (i % 3 ? `/users/${i}/posts/${i + 1}` : `/missing/${i}`));
