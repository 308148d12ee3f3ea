import { expect, test } from 'vitest';
import { lifespanAt, nearestStop, positionOf, requestsPerHour, stops } from './consequence.ts';

test('when tokens live an hour, each device asks once an hour', () => {
  expect(requestsPerHour(1000, 3600)).toBe(1000);
  expect(requestsPerHour(1000, 300)).toBe(12_000);
});

test('when a value lies between two stops, the slider shows the nearer one', () => {
  expect(stops[nearestStop(310)]).toBe(300);
  expect(stops[nearestStop(3600)]).toBe(3600);
  expect(stops[nearestStop(2_147_483_647)]).toBe(604_800);
});

test('when a value lies outside the curve, it is held at the end', () => {
  expect(positionOf(300)).toBe(0);
  expect(positionOf(604_800)).toBe(1);
  expect(positionOf(2_147_483_647)).toBe(1);
});

test('positions and lifespans belong to each other', () => {
  expect(lifespanAt(positionOf(3600))).toBeCloseTo(3600);
});
