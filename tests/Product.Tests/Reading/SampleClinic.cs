namespace Equipoise.Product.Tests.Reading;

/// <summary>A clinic and a checklist for <see cref="SampleFiles"/>.</summary>
internal static class SampleClinic
{
    public const string Checklist = "vetting/checklist.yaml";
    public const string Clinic = "clinics/nowhere-cells.yaml";
    public const string Invented = "demonstration/clinics/made-up-cells.yaml";

    public const string Rates = "rates/exchange.yaml";

    public const string RatesText = """
        id: exchange
        readDepth: lay-page
        extractedBy: Testers
        currentTo: "2026-01-10"
        title: Rates
        summary: Averages of a year.
        kind: exchange
        rates:
          - { currency: EUR, year: 2023, value: 1.08, quoted: dollars-per-unit, source: paper, how: read }

        """;

    public const string ChecklistText = """
        criteria:
          - id: A1
            group: gate
            title: It is part of a study.
            counts: The number of the study.
            ask: Which study?
            basis:
              - { says: A paper asks for it., source: paper, how: read }
          - id: B1
            group: product
            title: It names the cells.
            counts: The test paper.
            ask: Which cells?
            basis:
              - { says: Our own rule., how: derived }

        """;

    public const string Text = """
        id: nowhere-cells
        readDepth: lay-page
        extractedBy: Testers
        currentTo: "2026-01-10"
        name: Nowhere Cells
        country: MX
        place: Nowhere
        offers:
          - what: Cells by drip
            cells: cord-blood
            route: drip
            doseLow: 1
            doseHigh: 2
            doseUnit: million cells
            doseBasis: per-kilogram
            sessions: 2
            price: { low: 100, high: 200, currency: USD, per: course, date: "2026-01-02", document: prices, includes: All of it. }
        law: [nowhere-law]
        page:
          address: https://nowhere.example/
          readOn: "2026-01-02"
          hash: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          text: Cells help every child.
        documents:
          - { id: prices, title: Price list, hash: aaaa456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, date: "2026-01-02" }
          - { id: licence, title: Licence, hash: bbbb456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, date: "2025-01-02", expires: "2026-03-01" }
        vetting:
          - { criterion: A1, result: not-shown, says: Nothing. }
          - { criterion: B1, result: met, documents: [licence], says: It names them. }
        reviewers:
          - { name: Ada Example, date: "2026-01-05", conflicts: None. }
          - { name: Ben Sample, date: "2026-01-06", conflicts: None. }
        reply:
          askedOn: "2026-01-07"
          answeredOn: "2026-01-08"
          text: We disagree.
        appeals:
          - { date: "2026-01-08", criterion: A1, says: There is one., outcome: Not changed., decidedOn: "2026-01-09" }
        corrections:
          - { date: "2026-01-09", was: One., now: Two., why: A slip. }
        enforcement:
          - { date: "2025-05-05", by: An authority, says: A letter., source: paper, how: read }
        enforcementSearched:
          - { where: The list of letters, on: "2026-01-05" }

        """;
}
