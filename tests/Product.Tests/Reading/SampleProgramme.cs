namespace Equipoise.Product.Tests.Reading;

/// <summary>A programme for <see cref="SampleFiles"/>.</summary>
internal static class SampleProgramme
{
    public const string Programme = "programmes/small.yaml";

    public const string Text = """
        id: small
        version: 1
        title: A small programme
        summary: One infusion and one rating.
        kind: care
        basis:
          - { label: Cells, text: As in the paper., source: paper, how: read }
        pays: { payer: Nobody, familyPays: false }
        treatment:
          cells: cord-blood
          donor: autologous
          infusions: 1
          doses:
            - { code: iv, route: intravenous, amount: 1000000, basis: per-kg, tolerancePercent: 10 }
          record: { form: infusion, date: date, dose: dose, cells: cells, weight: weight }
        eligibility:
          - { code: age, kind: include, text: Old enough., field: age-months, test: at-least, value: 24 }
        suitability: { rule: Everybody agrees., deciders: [clinician, coordinator] }
        consent: { documentVersion: "1", parents: 2, assentFromMonths: 84, majorityMonths: 216, teachBack: [What is not known?] }
        visits:
          - { code: baseline, name: Baseline, anchor: enrolment, days: 0, windowBefore: 0, windowAfter: 7, forms: [cars] }
        instruments:
          - { instrument: CARS, version: Interview, rater: blinded-rater, missingRule: None. }
        forms:
          - code: cars
            title: CARS
            topic: assessment
            fields:
              - { code: total, label: Total, type: score, min: 15, max: 60, score: { instrument: CARS, scale: raw } }
          - code: infusion
            title: Infusion
            topic: infusion
            repeats: true
            blind: hidden-from-raters
            fields:
              - { code: date, label: Date, type: date, required: true }
              - { code: dose, label: Dose, type: choice, choices: [{ code: iv, label: As planned }, { code: other, label: Another }] }
              - { code: cells, label: Cells, type: decimal, min: 1 }
              - { code: weight, label: Weight, type: decimal, unit: kg, min: 3 }

        """;
}
