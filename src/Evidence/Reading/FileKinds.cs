using System.Collections.Immutable;
using Equipoise.Evidence.Background;
using Equipoise.Evidence.Cells;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Clinics;
using Equipoise.Evidence.Costs;
using Equipoise.Evidence.Glossary;
using Equipoise.Evidence.Instruments;
using Equipoise.Evidence.Places;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Questions;
using Equipoise.Evidence.RegisteredTrials;
using Equipoise.Evidence.Reviews;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Screening;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Evidence.Translations;

namespace Equipoise.Evidence.Reading;

/// <summary>A folder of the evidence base and the type of the records in it.</summary>
public sealed record FileKind(string Folder, Type Type)
{
    /// <summary>Whether the files stand in folders by language.</summary>
    public bool ByLanguage { get; init; }

    /// <summary>The folder of made-up records, laid out like <c>data</c> itself.</summary>
    public const string Demonstration = "demonstration";

    /// <summary>Whether made-up records of this kind stand in <see cref="Demonstration"/>.</summary>
    public bool MayBeInvented { get; init; }

    /// <summary>Every kind of file there is. The schema of a kind is <c>schema/{Folder}.json</c>.</summary>
    public static ImmutableArray<FileKind> All { get; } =
    [
        new("studies", typeof(Study)),
        new("reviews", typeof(Review)),
        new("trials", typeof(RegisteredTrial)),
        new("instruments", typeof(Instrument)),
        new("cells", typeof(CellType)),
        new("sources", typeof(SourceFile)),
        new("glossary", typeof(TermList)),
        new("prices", typeof(PriceList)),
        new("rates", typeof(RateTable)),
        new("risk-of-bias", typeof(BiasAssessment)),
        new("missing-results", typeof(MissingResults)),
        new("questions", typeof(Question)),
        new("lexicons", typeof(Lexicon)),
        new("screening", typeof(ScreeningFile)),
        new("places", typeof(CountryMiddles)),
        new("programmes", typeof(Programme)),
        new("words", typeof(WordFile)) { ByLanguage = true },
        new("vetting", typeof(VettingChecklist)),
        new("clinics", typeof(Clinic)) { MayBeInvented = true },
        .. Enum.GetValues<Shelf>().Select(shelf => new FileKind(Shape.Kebab(shelf.ToString()), typeof(FactGroup))),
    ];
}
