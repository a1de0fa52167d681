/** Here too, so that a drawer says it without taking the list away. */
export { default, generateMetadata } from '../../not-found.tsx';
