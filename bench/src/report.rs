//! What was measured: printed as a table, written as a list of {name, database, cpu_us, p50_us, p99_us, n} with the unit where it is another.

use serde::Serialize;

/// One figure. Times are microseconds; other quantities stand in `value` with their unit.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    pub name: String,
    pub database: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cpu_us: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p50_us: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p99_us: Option<f64>,
    pub n: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'static str>,
    /// The figure to reach, in the same unit (CPU microseconds where there are any).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub goal: Option<f64>,
}

/// All figures of a run.
#[derive(Default)]
pub struct Report {
    figures: Vec<Figure>,
}

impl Report {
    /// Adds a cost per request: CPU time of all of them together, and how long each took.
    pub fn cost(
        &mut self,
        name: impl Into<String>,
        database: &'static str,
        cpu_us: u64,
        mut each_us: Vec<f64>,
        goal: Option<f64>,
    ) {
        each_us.sort_by(f64::total_cmp);
        let n = each_us.len();
        let at = |share: f64| each_us.get(((n as f64 * share) as usize).min(n.saturating_sub(1))).copied();
        let cpu_us = Some(cpu_us as f64 / n.max(1) as f64);
        self.add(Figure {
            name: name.into(),
            database,
            cpu_us,
            p50_us: at(0.5),
            p99_us: at(0.99),
            n,
            value: None,
            unit: None,
            goal,
        });
    }

    /// Adds any other quantity.
    pub fn value(
        &mut self,
        name: impl Into<String>,
        database: &'static str,
        value: f64,
        unit: &'static str,
        goal: Option<f64>,
    ) {
        let figure = Figure {
            name: name.into(),
            database,
            cpu_us: None,
            p50_us: None,
            p99_us: None,
            n: 1,
            value: Some(value),
            unit: Some(unit),
            goal,
        };
        self.add(figure);
    }

    /// The CPU cost of an earlier figure, for ratios.
    pub fn cpu_of(&self, name: &str, database: &str) -> Option<f64> {
        self.figures
            .iter()
            .find(|figure| figure.name == name && figure.database == database)
            .and_then(|figure| figure.cpu_us)
    }

    fn add(&mut self, figure: Figure) {
        eprintln!("{}", line(&figure));
        self.figures.push(figure);
    }

    /// Prints the table.
    #[expect(clippy::print_stdout, reason = "a bench's answer goes to standard output")]
    pub fn print(&self) {
        println!(
            "{:<46} {:<9} {:>10} {:>10} {:>10} {:>7}  {:>12}",
            "what", "database", "cpu us", "p50 us", "p99 us", "n", "goal"
        );
        self.figures.iter().for_each(|figure| println!("{}", line(figure)));
    }

    /// Writes the list.
    pub fn write(&self, path: &str) -> Result<(), String> {
        let text = serde_json::to_string_pretty(&self.figures).map_err(|error| error.to_string())?;
        std::fs::write(path, text).map_err(|error| format!("{path}: {error}"))
    }
}

fn line(figure: &Figure) -> String {
    let number = |number: Option<f64>| number.map_or(String::new(), |number| format!("{number:.0}"));
    let measured = figure.cpu_us.or(figure.value).unwrap_or(0.0);
    let goal =
        figure.goal.map_or(String::new(), |goal| format!("{goal} {}", if measured <= goal { "ok" } else { "MISSED" }));
    let value = figure.value.map(|value| format!("{value:.2} {}", figure.unit.unwrap_or_default()));
    let cpu = value.unwrap_or_else(|| number(figure.cpu_us));
    format!(
        "{:<46} {:<9} {:>10} {:>10} {:>10} {:>7}  {:>12}",
        figure.name,
        figure.database,
        cpu,
        number(figure.p50_us),
        number(figure.p99_us),
        figure.n,
        goal
    )
}
