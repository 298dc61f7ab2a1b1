//! Chance that is the same for the same seed, on every machine and for good.

/// xoshiro256++ (Blackman and Vigna 2019), begun by SplitMix64 from a seed. Not for secrets.
#[derive(Debug, Clone)]
pub struct Chance {
    state: [u64; 4],
}

impl Chance {
    /// Begun from a seed.
    pub fn new(seed: u64) -> Self {
        let mut at = seed;
        let state = std::array::from_fn(|_| {
            at = at.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = at;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            mixed ^ (mixed >> 31)
        });
        Self { state }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let drawn = a.wrapping_add(d).rotate_left(23).wrapping_add(a);
        let [mut a, mut b, mut c, mut d] = [a, b, c ^ a, d ^ b];
        let shifted = b << 17;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = d.rotate_left(45);
        self.state = [a, b, c, d];
        drawn
    }

    /// A place in a list of this length: the high half of a product (Lemire 2019). Its bias is below `length / 2⁶⁴`.
    pub fn place(&mut self, length: usize) -> usize {
        let length = u128::try_from(length).unwrap_or(0);
        usize::try_from((u128::from(self.bits()) * length) >> 64).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_numbers_of_the_authors() {
        let mut chance = Chance { state: [1, 2, 3, 4] };
        let drawn: Vec<u64> = (0..4).map(|_| chance.bits()).collect();
        assert_eq!(drawn, [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386]);
    }

    #[test]
    fn the_same_seed_is_the_same_chance_and_places_stay_inside() {
        let (mut one, mut two) = (Chance::new(7), Chance::new(7));
        let mut seen = [0; 5];
        for _ in 0..1000 {
            let place = one.place(5);
            assert_eq!(place, two.place(5));
            seen[place] += 1;
        }
        assert!(seen.iter().all(|times| *times > 100), "{seen:?}");
        assert_ne!(Chance::new(7).bits(), Chance::new(8).bits());
    }
}
