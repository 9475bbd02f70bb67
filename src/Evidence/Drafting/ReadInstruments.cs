using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Instruments;

namespace Equipoise.Evidence.Drafting;

/// <summary>Finds the instrument that a title names by its exact short name or its full name. An edition is never guessed.</summary>
internal sealed class ReadInstruments(IEnumerable<Instrument> instruments)
{
    /// <summary>Stands for a measure of the study's own.</summary>
    public const string Other = "study-defined";

    private readonly ImmutableArray<(Instrument Of, Regex ShortName)> known =
        [.. instruments.Where(i => i.Id != Other).Select(i => (i, new Regex($@"(?<![A-Za-z0-9-]){Regex.Escape(i.Id)}(?![A-Za-z0-9-])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))))];

    /// <summary>The one instrument that the title names; null when it names none or several.</summary>
    public Instrument? In(string? title)
    {
        if (string.IsNullOrWhiteSpace(title)) return null;
        var found = known.Where(k => k.ShortName.IsMatch(title) || title.Contains(k.Of.Name, StringComparison.OrdinalIgnoreCase)).Select(k => k.Of).ToList();
        found = [.. found.Where(i => !found.Any(other => other != i && other.Name.Contains(i.Name, StringComparison.OrdinalIgnoreCase)))];
        return found.Count == 1 ? found[0] : null;
    }
}
