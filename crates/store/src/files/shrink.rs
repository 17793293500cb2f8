//! Shrinking a picture by the mean of what each new pixel covers: letters stay legible, and no more memory is needed than
//! the new picture has. Not here: which size is wanted (`picture`).

/// Shrinks samples of `channels` a pixel. `to` is no larger than `from` in either direction, and neither is empty.
pub(super) fn shrink(samples: &[u8], from: (u32, u32), channels: usize, to: (u32, u32)) -> Vec<u8> {
    let (width, height) = (from.0 as usize, to.1 as usize);
    let columns: Vec<Covered> = (0..to.0).map(|column| Covered::of(column, from.0, to.0)).collect();
    let mut out = Vec::with_capacity(columns.len() * height * channels);
    let mut sums = vec![0f32; columns.len() * channels];
    for row in 0..to.1 {
        let rows = Covered::of(row, from.1, to.1);
        sums.fill(0.0);
        for (line, weight) in rows.parts() {
            let start = line * width * channels;
            let Some(line) = samples.get(start..start + width * channels) else { continue };
            for (columns, sum) in columns.iter().zip(sums.chunks_exact_mut(channels)) {
                add(line, columns, weight, sum);
            }
        }
        // reason: a mean of bytes is a byte
        out.extend(sums.iter().map(|sum| (sum + 0.5) as u8));
    }
    out
}

fn add(line: &[u8], columns: &Covered, weight: f32, sum: &mut [f32]) {
    for (column, own) in columns.parts() {
        let start = column * sum.len();
        for (sum, sample) in sum.iter_mut().zip(&line[start..]) {
            *sum += f32::from(*sample) * own * weight;
        }
    }
}

/// What one new place covers of the old ones: which, and by how much the first, those between, and the last.
struct Covered {
    first: usize,
    last: usize,
    head: f32,
    whole: f32,
    tail: f32,
}

impl Covered {
    fn of(place: u32, from: u32, to: u32) -> Covered {
        let ratio = f64::from(from) / f64::from(to);
        let (start, end) = (f64::from(place) * ratio, f64::from(place + 1) * ratio);
        let first = start as usize;
        let last = ((end.ceil() as usize).saturating_sub(1)).clamp(first, from as usize - 1);
        let share = |part: f64| (part.clamp(0.0, 1.0) / ratio) as f32;
        if first == last {
            return Covered { first, last, head: 1.0, whole: 0.0, tail: 0.0 };
        }
        Covered {
            first,
            last,
            head: share(first as f64 + 1.0 - start),
            whole: share(1.0),
            tail: share(end - last as f64),
        }
    }

    fn parts(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        (self.first..=self.last).map(|place| {
            let weight = match place {
                _ if place == self.first => self.head,
                _ if place == self.last => self.tail,
                _ => self.whole,
            };
            (place, weight)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_new_pixel_is_the_mean_of_what_it_covers() {
        let halves = shrink(&[0, 100, 200, 60, 0, 100, 200, 60], (4, 2), 1, (2, 1));
        assert_eq!(halves, [50, 130]);
        let uneven = shrink(&[0, 90, 240], (3, 1), 1, (2, 1));
        assert_eq!(uneven, [30, 190], "the middle one counts half to each side");
        let colours = shrink(&[10, 20, 30, 30, 40, 50], (2, 1), 3, (1, 1));
        assert_eq!(colours, [20, 30, 40]);
        assert_eq!(shrink(&[255; 49], (7, 7), 1, (3, 5)), [255; 15]);
    }
}
