namespace Equipoise.Product.Tests.Reading;

/// <summary>One file of each kind that tests need, alike those of the evidence base but invented.</summary>
internal static class SampleFiles
{
    public const string Study = "studies/smith2020.yaml";
    public const string Review = "reviews/jones2021.yaml";
    public const string Trial = "trials/NCT00000001.yaml";
    public const string Cars = "instruments/CARS.yaml";
    public const string Cars2 = "instruments/CARS2-ST.yaml";
    public const string Free = "instruments/FREE.yaml";
    public const string Cells = "cells/cord-blood.yaml";
    public const string Sources = "sources/papers.yaml";
    public const string Glossary = "glossary/terms.yaml";
    public const string Prices = "prices/clinics.yaml";
    public const string Words = "lexicons/en-things.yaml";
    public const string Question = "questions/autism-severity.yaml";
    public const string Law = "law/nowhere.yaml";
    public const string Mechanism = "mechanisms/immune.yaml";
    public const string Bias = "risk-of-bias/smith2020.yaml";
    public const string Absent = "missing-results/autism-severity.yaml";

    public const string EnglishWords = "words/en/sample.yaml";
    public const string SpanishWords = "words/es/sample.yaml";

    private const string Making = """
        readDepth: abstract
        extractedBy: Testers
        currentTo: "2026-01-01"
        """;

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Study] = $$"""
            id: smith2020
            label: Smith 2020
            title: A small trial
            kind: primary
            {{Making}}
            year: { value: 2020, source: paper, how: read }
            summary: Ten children were put into two groups by chance.
            cannotTell:
              - Whether it helps.
            citations:
              - doi: { value: 10.1000/small.1, source: paper, how: read }
                pmid: { value: "12345678", source: paper, how: read }
            countries:
              - { value: US, source: paper, how: read }
            design:
              allocation: { value: randomised, source: paper, how: read }
              masking: { value: blinded, source: paper, how: read }
              control: { value: placebo, source: paper, how: read }
              model: { value: parallel, source: paper, how: read }
            size:
              randomised: { value: 10, source: paper, how: read }
            population:
              ages: { low: 2, high: 7, unit: years, source: paper, how: read }
            arms:
              - id: cells
                label: Cord blood
                role: cells
                n: { value: 6, source: paper, how: read }
                interventions:
                  - cells: { value: cord-blood, source: paper, how: read }
                    donor: { value: autologous, source: paper, how: read }
                    doses:
                      - { amount: 25000000, unit: nucleated-cells, basis: per-kg, source: paper, how: read }
              - id: placebo
                label: Placebo
                role: placebo
                n: { value: 4, source: paper, how: read }
            schedule:
              events:
                - { at: baseline, what: infusion }
                - { at: 6 months, until: 7 months, what: assessment }
              source: paper
              how: read
            results:
              - instrument: CARS
                arm: cells
                versus: placebo
                time: 6 months
                n: 6
                difference: -2.0
                ciLower: -3.96
                ciUpper: -0.04
                p: 0.05
                direction: favours-cells
                source: paper
                how: read
              - instrument: CARS
                arm: cells
                n: 6
                mean: 33.5
                sd: 4.1
                direction: not-reported
                source: paper
                how: read
            harms:
              - kind: fever
                event: Fever
                arm: cells
                events: 3
                of: 6
                percent: 50
                source: paper
                how: read

            """,
        [Question] = """
            id: autism-severity
            asks: Do cells make the signs of autism milder?
            kind: benefit
            outcome: the signs of autism
            construct: Severity of autism
            order: 1
            population: Children with autism
            comparator: A look-alike without cells
            measures:
              - { instrument: CARS }
            window: { from: 1 month, to: 18 months, preferred: 6 months }
            effect: standardised-mean-difference
            important: { value: 0.2, how: derived }

            """,
        [Review] = $$"""
            id: jones2021
            label: Jones 2021
            title: A small pool
            kind: meta-analysis
            {{Making}}
            summary: One trial was pooled.
            includes:
              - { value: smith2020, source: paper, how: read }
            pooled:
              - outcome: Any event
                measure: risk-ratio
                value: 0.81
                ciLower: 0.70
                ciUpper: 0.94
                p: 0.005
                pTests: effect
                controlled: true
                source: paper
                how: read

            """,
        [Trial] = $$"""
            id: NCT00000001
            {{Making}}
            registry: clinical-trials-gov
            title: A planned trial
            status: { value: recruiting, source: paper, how: read }
            statusAsOf: "2025-12"
            start: { value: "2024-05", source: paper, how: read }
            completion: { value: "2027", source: paper, how: read }
            country: { value: US, source: paper, how: read }
            publication: { value: not-due-yet, how: derived }
            studies: [smith2020]

            """,
        [Cars] = $$"""
            id: CARS
            {{Making}}
            name: Childhood Autism Rating Scale
            summary: Fifteen ratings by an observer.
            construct: autism-severity
            family: CARS
            better: lower
            range: { low: 15, high: 60, source: paper, how: read }
            subscales:
              - name: Relating
            licence: { itemsMayBeShown: false, terms: Sold by its publisher, source: paper, how: read }
            reliability:
              - { kind: test-retest, value: 0.88, source: paper, how: read }
            usualChanges:
              - { fromAge: 2, toAge: 3, change: -1.5, n: 40, source: paper, how: read }

            """,
        [Cars2] = $$"""
            id: CARS2-ST
            {{Making}}
            name: Childhood Autism Rating Scale, second edition, standard form
            summary: Fifteen ratings by an observer.
            construct: autism-severity
            family: CARS
            better: lower
            licence: { itemsMayBeShown: false, terms: Sold by its publisher, source: paper, how: read }

            """,
        [Free] = $$"""
            id: FREE
            {{Making}}
            name: Free Checklist
            summary: Two questions for parents.
            construct: autism-severity
            family: FREE
            better: lower
            range: { low: 0, high: 4, source: paper, how: read }
            subscales:
              - { name: Speech, range: { low: 0, high: 4, source: paper, how: read }, items: 2 }
            sheet:
              language: en
              copies:
                - { parts: [Speech], source: paper, how: read }
                - { parts: [Speech], how: derived }
              parts:
                - name: Speech
                  answers:
                    - { words: Not true, points: 2 }
                    - { words: True, points: 0 }
                  questions:
                    - words: Says a word
                    - { words: Says two words, doubt: One copy says 2. }
            licence: { itemsMayBeShown: true, terms: Free to copy, source: paper, how: read }

            """,
        [Cells] = $$"""
            id: cord-blood
            {{Making}}
            name: Umbilical cord blood
            label: Cord blood
            summary: Blood from the cord.
            tissue: Blood

            """,
        [Sources] = """
            sources:
              - id: paper
                title: An invented paper
                url: https://example.org/paper
                kind: paper
                extent: abstract

            """,
        [Glossary] = """
            terms:
              - id: placebo
                word: Placebo
                meaning: A look-alike without the cells.

            """,
        [Prices] = $$"""
            id: clinics
            {{Making}}
            title: Prices
            summary: What is asked.
            prices:
              - { id: one, what: One infusion, place: Nowhere, low: 100, high: 200, currency: USD, per: infusion, cells: cord-blood, forAutism: true, source: paper, how: read }

            """,
        [Words] = """
            id: en-things
            language: en
            summary: What pages speak of.
            concepts:
              - id: cells.any
                terms: [stem cell*, cell therapy]
              - id: outcome.sleep
                terms: [sleep*]

            """,
        [Law] = $$"""
            id: nowhere
            {{Making}}
            title: Nowhere
            summary: What is allowed.
            order: 1
            facts:
              - { id: nowhere-law, statement: Trials only., place: Nowhere, status: trials-only, source: paper, how: read }

            """,
        [Mechanism] = $$"""
            id: immune
            {{Making}}
            title: Immune system
            summary: What was shown.
            order: 1
            facts:
              - { id: immune-mice, statement: Shown in mice., shownIn: animal, value: 2, ciLower: 1, ciUpper: 3, source: paper, how: read }

            """,
        [Bias] = $$"""
            id: smith2020
            study: smith2020
            tool: rob2
            whyThisTool: Chance made two groups.
            {{Making}}
            responses:
              - { item: "1.1", response: y, reason: A list by computer., source: paper, how: read }
              - { item: "1.2", response: ni, reason: "Not hidden, as far as could be read.", how: derived }
              - { item: "1.3", response: ni, reason: No table., how: derived }
              - { item: "2.1", response: n, reason: Blinded., source: paper, how: read }
              - { item: "2.2", response: n, reason: Blinded., source: paper, how: read }
              - { item: "2.6", response: y, reason: As assigned., source: paper, how: read }
              - { item: "3.1", response: y, reason: All were measured., source: paper, how: read }
              - { item: "4.1", response: n, reason: A known scale., source: paper, how: read }
              - { item: "4.2", response: n, reason: The same for all., source: paper, how: read }
              - { item: "4.3", response: n, reason: Blinded., source: paper, how: read }
              - { item: "5.1", response: y, reason: The plan came first., source: paper, how: read }
              - { item: "5.2", response: n, reason: One scale., source: paper, how: read }
            results:
              - about: Symptoms after six months
                instrument: CARS
                time: 6 months
                responses:
                  - { item: "5.3", response: n, reason: One analysis., source: paper, how: read }

            """,
        [EnglishWords] = """
            language: en
            topic: sample
            words:
              title: Cells or no cells
              lead: "{seen} of 180 children were seen."

            """,
        [SpanishWords] = """
            language: es
            topic: sample
            translator: Testers
            words:
              title: "Células o no"
              lead: "Se vio a {seen} de 180 niños."

            """,
        [Absent] = $$"""
            id: autism-severity
            title: Symptoms
            construct: autism-severity
            {{Making}}
            expected:
              - { study: smith2020, availability: available, reason: In numbers., source: paper, how: read }
              - { trial: NCT00000001, availability: unclear, reason: Not yet told., source: paper, how: read }
            responses:
              - { item: "4.1", response: n, reason: None is known., how: derived }
              - { item: "4.3", response: y, reason: One trial., how: derived }
              - { item: "4.4", response: ni, reason: Its size is unknown., how: derived }
              - { item: "4.5", response: n, reason: All are registered., how: derived }
              - { item: "4.7", response: na, reason: Too few., how: derived }
              - { item: "4.8", response: na, reason: Too few., how: derived }

            """,
        [SampleClinic.Rates] = SampleClinic.RatesText,
        [SampleProgramme.Programme] = SampleProgramme.Text,
        [SampleClinic.Checklist] = SampleClinic.ChecklistText,
        [SampleClinic.Clinic] = SampleClinic.Text,
        [SampleClinic.Invented] = SampleClinic.Text.Replace("id: nowhere-cells", "id: made-up-cells\ninvented: true", StringComparison.Ordinal),
    };
}
