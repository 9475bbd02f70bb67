using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Searching;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;

namespace Equipoise.Evidence.Studies;

/// <summary>A parameter that makes no sense; the filter was read as if it were absent.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Value">What was sent, cut to a length that can be shown.</param>
/// <param name="Message">What is wrong, as a sentence for the person who sent it.</param>
public sealed record FilterProblem(string Parameter, string Value, string Message);

/// <summary>What could be read of the parameters, and what could not.</summary>
public sealed record StudyFilterReading(StudyFilter Filter, ImmutableArray<FilterProblem> Problems);

/// <summary>Reads a filter from the parameters of an address. Parameters of other names are none of its business.</summary>
internal sealed class ReadStudyFilter
{
    /// <summary>Values of one parameter that are read.</summary>
    public const int MostValues = 50;

    private const int LongestShown = 80;
    private static readonly NumberRange Years = new(1900, 2100);
    private static readonly NumberRange Sizes = new(0, 1_000_000);
    private static readonly NumberRange Pages = new(1, 10_000);

    private readonly FrozenDictionary<StudyFacet, FrozenDictionary<string, string>> known;

    public ReadStudyFilter(Snapshot snapshot)
    {
        known = StudyFacets.All.ToFrozenDictionary(facet => facet, facet => Values(facet, snapshot).ToFrozenDictionary(v => v, StringComparer.OrdinalIgnoreCase));
    }

    public StudyFilterReading From(IEnumerable<KeyValuePair<string, string?[]>> parameters)
    {
        var reading = new Reading(known, parameters);
        var filter = StudyFacets.All.Aggregate(new StudyFilter(), (f, facet) => f.Choosing(facet, reading.Choices(facet)));
        filter = filter with
        {
            Year = reading.Range(FilterParameter.YearFrom, FilterParameter.YearTo, Years),
            Size = reading.Range(FilterParameter.SizeFrom, FilterParameter.SizeTo, Sizes),
            Query = reading.Query(),
            Sort = reading.Sort(),
            Page = reading.Number(FilterParameter.Page, Pages) ?? 1,
        };
        return new(filter, [.. reading.Problems]);
    }

    private static IEnumerable<string> Values(StudyFacet facet, Snapshot snapshot) => facet switch
    {
        StudyFacet.Cells => snapshot.Cells.Values.Select(c => c.Id),
        StudyFacet.Instrument => snapshot.Instruments.Values.Select(i => i.Id),
        StudyFacet.Country => Countries.Names.Keys,
        _ => StudyFacets.Choices(facet)!.Value,
    };

    /// <summary>The parameters of one address while they are read.</summary>
    private sealed class Reading(FrozenDictionary<StudyFacet, FrozenDictionary<string, string>> known, IEnumerable<KeyValuePair<string, string?[]>> parameters)
    {
        private readonly ILookup<string, string> values = parameters
            .SelectMany(p => p.Value ?? [], (p, value) => (p.Key, Value: value?.Trim() ?? ""))
            .Where(p => p.Value.Length > 0) // an empty box of a form asks for nothing
            .ToLookup(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase);

        public List<FilterProblem> Problems { get; } = [];

        public IEnumerable<string> Choices(StudyFacet facet)
        {
            var name = StudyFacets.Parameter(facet);
            var sent = values[name].ToList();
            if (sent.Count > MostValues) Refuse(name, sent.Count.ToString(CultureInfo.InvariantCulture), $"At most {MostValues} values can be given for '{name}'; the first {MostValues} were used.");
            foreach (var value in sent.Take(MostValues).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (known[facet].TryGetValue(value, out var choice)) yield return choice;
                else Refuse(name, value, $"'{Shown(value)}' is not a value of '{name}' that we know.{OneOf(facet)}");
            }
        }

        public NumberRange Range(string from, string to, NumberRange allowed)
        {
            var range = new NumberRange(Number(from, allowed), Number(to, allowed));
            if (range is not { From: { } low, To: { } high } || low <= high) return range;
            Refuse(from, values[from].First(), $"'{from}' ({low}) is greater than '{to}' ({high}); neither was used.");
            return default;
        }

        public int? Number(string name, NumberRange allowed)
        {
            if (Single(name) is not { } text) return null;
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && allowed.Contains(number)) return number;
            Refuse(name, text, $"'{Shown(text)}' cannot be '{name}': it must be a whole number from {allowed.From} to {allowed.To}.");
            return null;
        }

        public string Query()
        {
            if (Single(FilterParameter.Query) is not { } text) return "";
            if (text.Length > SearchIndex.LongestQuery) Refuse(FilterParameter.Query, text, $"Only the first {SearchIndex.LongestQuery} characters were searched.");
            return string.Join(' ', PlainText.Of(text, SearchIndex.LongestQuery).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }

        public StudySort Sort()
        {
            if (Single(FilterParameter.Sort) is not { } text) return default;
            if (StudySort.TryParse(text, out var sort)) return sort;
            Refuse(FilterParameter.Sort, text, $"'{Shown(text)}' is no order. Choose design, year, size or label, with - before it for the other way round.");
            return default;
        }

        private string? Single(string name)
        {
            var sent = values[name].Distinct(StringComparer.Ordinal).Take(2).ToList();
            if (sent.Count > 1) Refuse(name, sent[1], $"'{name}' was given several times; the first was used.");
            return sent.FirstOrDefault();
        }

        private void Refuse(string name, string value, string message) => Problems.Add(new(name, Shown(value), message));

        private static string Shown(string value) => value.Length <= LongestShown ? PlainText.Of(value, LongestShown) : PlainText.Of(value, LongestShown - 1) + "…";

        private static string OneOf(StudyFacet facet) => StudyFacets.Choices(facet) is { } choices ? $" Choose from: {string.Join(", ", choices)}." : "";
    }
}
