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
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Screening;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Evidence.Translations;

namespace Equipoise.Evidence.Reading;

/// <summary>The files of an evidence folder, those that could be read as records and the names of those that could not.</summary>
internal sealed class RecordFiles(string root, Locations locations, List<Problem> problems)
{
    private readonly List<(FileKind Kind, string Name, object Record)> records = [];
    private readonly HashSet<(string Folder, string Name)> failed = [];
    private readonly HashSet<string> unparsed = new(StringComparer.Ordinal);

    public void Read(CancellationToken cancel)
    {
        foreach (var path in new Listing(root, problems).Records())
        {
            cancel.ThrowIfCancellationRequested();
            Read(path);
        }
    }

    private void Read(RecordPath at)
    {
        var name = Path.GetFileNameWithoutExtension(at.File);
        var node = Bytes(at) is { } bytes ? YamlText.Read(bytes, at.File, problems) : null;
        if (node is null) unparsed.Add(at.Kind.Folder);
        if (node is not null && Bind(at.Kind, node, at.File) is { } record) records.Add((at.Kind, name, record));
        else failed.Add((at.Kind.Folder, name));
    }

    private byte[]? Bytes(RecordPath at)
    {
        var (_, path, file) = at;
        try
        {
            // A pipe or a device has no length, and opening it could wait for ever.
            var length = new FileInfo(path).Length;
            if (length == 0) return [];
            if (length <= YamlText.MostBytes) return File.ReadAllBytes(path);
            problems.Add(new(Codes.FileTooLarge, file, 0, 0, "", $"This file has {length:N0} bytes; a record has at most {YamlText.MostBytes:N0}."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(Codes.Unreadable, file, 0, 0, "", "This file cannot be opened: " + e.Message));
        }

        return null;
    }

    private object? Bind(FileKind kind, YamlNode node, string file)
    {
        var binder = new Binder(file, problems, locations);
        return kind.Type == typeof(Study) ? binder.Bind<Study>(node)
            : kind.Type == typeof(Review) ? binder.Bind<Review>(node)
            : kind.Type == typeof(RegisteredTrial) ? binder.Bind<RegisteredTrial>(node)
            : kind.Type == typeof(Instrument) ? binder.Bind<Instrument>(node)
            : kind.Type == typeof(CellType) ? binder.Bind<CellType>(node)
            : kind.Type == typeof(SourceFile) ? binder.Bind<SourceFile>(node)
            : kind.Type == typeof(TermList) ? binder.Bind<TermList>(node)
            : kind.Type == typeof(PriceList) ? binder.Bind<PriceList>(node)
            : kind.Type == typeof(RateTable) ? binder.Bind<RateTable>(node)
            : kind.Type == typeof(BiasAssessment) ? binder.Bind<BiasAssessment>(node)
            : kind.Type == typeof(MissingResults) ? binder.Bind<MissingResults>(node)
            : kind.Type == typeof(Question) ? binder.Bind<Question>(node)
            : kind.Type == typeof(Lexicon) ? binder.Bind<Lexicon>(node)
            : kind.Type == typeof(ScreeningFile) ? binder.Bind<ScreeningFile>(node)
            : kind.Type == typeof(CountryMiddles) ? binder.Bind<CountryMiddles>(node)
            : kind.Type == typeof(Programme) ? binder.Bind<Programme>(node)
            : kind.Type == typeof(VettingChecklist) ? binder.Bind<VettingChecklist>(node)
            : kind.Type == typeof(Clinic) ? binder.Bind<Clinic>(node)
            : kind.Type == typeof(WordFile) ? binder.Bind<WordFile>(node)
            : binder.Bind<FactGroup>(node);
    }

    /// <summary>Every record read, with the name of its file.</summary>
    public IEnumerable<(FileKind Kind, string Name, object Record)> All => records;

    /// <summary>True when a file of that name exists but could not be read: a reference to it is not a second problem.</summary>
    public bool Failed(string folder, string name) => failed.Contains((folder, name));

    /// <summary>True when any file of the folder could not be read.</summary>
    public bool AnyFailed(string folder) => failed.Any(f => f.Folder == folder);

    /// <summary>True when any file of the folder was no YAML at all, so that nobody knows what it would have held.</summary>
    public bool AnyUnparsed(string folder) => unparsed.Contains(folder);

    public ImmutableArray<T> Of<T>() => [.. records.Select(r => r.Record).OfType<T>()];

    public Content Content() => new()
    {
        Studies = ById<Study>(),
        Reviews = ById<Review>(),
        Trials = ById<RegisteredTrial>(),
        Instruments = ById<Instrument>(),
        Cells = ById<CellType>(),
        Prices = ById<PriceList>(),
        Rates = ById<RateTable>(),
        RiskOfBias = ById<BiasAssessment>(),
        MissingResults = ById<MissingResults>(),
        Questions = [.. Of<Question>().OrderBy(q => q.Order).ThenBy(q => q.Id, StringComparer.Ordinal)],
        Sources = [.. Of<SourceFile>().SelectMany(f => f.Sources).OrderBy(s => s.Id, StringComparer.Ordinal)],
        Terms = [.. Of<TermList>().SelectMany(f => f.Terms).OrderBy(t => t.Word, StringComparer.OrdinalIgnoreCase)],
        Shelves = Enum.GetValues<Shelf>().ToImmutableSortedDictionary(shelf => shelf, Shelf),
    };

    private ImmutableArray<T> ById<T>() where T : EvidenceRecord => [.. Of<T>().OrderBy(r => r.Id, StringComparer.Ordinal)];

    private ImmutableArray<FactGroup> Shelf(Shelf shelf) =>
        [.. records.Where(r => r.Kind.Folder == Shape.Kebab(shelf.ToString())).Select(r => (FactGroup)r.Record).OrderBy(g => g.Order).ThenBy(g => g.Id, StringComparer.Ordinal)];
}
