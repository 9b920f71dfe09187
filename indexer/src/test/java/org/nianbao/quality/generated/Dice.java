// nianbao: reads China's yearly reports on open government information.
// Licensed under the Apache License 2.0; see LICENSE.
package org.nianbao.quality.generated;

import java.util.List;
import java.util.SplittableRandom;

/** Seeded choices: the same seed makes the same page on every machine. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    final <T> T pick(T... all) {
        return all[random.nextInt(all.length)];
    }

    /** Small counts mostly, large ones now and then, as reports have them. */
    int count() {
        double roll = random.nextDouble();
        if (roll < 0.35) {
            return 0;
        }
        if (roll < 0.75) {
            return between(1, 20);
        }
        return roll < 0.95 ? between(21, 400) : between(401, 12_000);
    }

    /** {@code size} different elements in their given order. */
    <T> List<T> some(List<T> all, int size) {
        List<T> left = new java.util.ArrayList<>(all);
        while (left.size() > size) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }
}
