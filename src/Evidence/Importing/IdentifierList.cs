using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing.Storing;

namespace Equipoise.Evidence.Importing;

/// <summary>Collects the ids of a record, each once a role, and leaves out words that are no ids.</summary>
internal sealed partial class IdentifierList
{
    private readonly ImmutableArray<RecordIdentifier>.Builder ids = ImmutableArray.CreateBuilder<RecordIdentifier>();
    private readonly HashSet<RecordIdentifier> seen = [];

    /// <summary>Ids of registers in a text.</summary>
    public bool Register(string? text, IdentifierRole role)
    {
        var any = false;
        foreach (var (scheme, value) in RegistryIds.In(text)) any |= Add(scheme, value, role);
        return any;
    }

    /// <summary>A further id of a trial: of a register where it looks like one, else under the scheme given.</summary>
    public bool Secondary(string? text, string scheme) =>
        Register(text, IdentifierRole.Secondary) || (text is not null && !IsNoId(text) && Add(scheme, text.Trim(), IdentifierRole.Secondary));

    public bool Paper(string? pmid, IdentifierRole role) =>
        pmid?.Trim() is { Length: > 0 and <= 9 } id && id.All(char.IsAsciiDigit) && Add("pmid", id, role);

    public bool Pmc(string? text, IdentifierRole role) => text is not null && PmcShape().Match(text) is { Success: true } match && Add("pmc", match.Value.ToUpperInvariant(), role);

    /// <summary>A DOI, whatever stands around it.</summary>
    public bool Doi(string? text, IdentifierRole role) =>
        text is not null && DoiShape().Match(text) is { Success: true } match && Add("doi", match.Value.TrimEnd('.', ',', ';').ToLowerInvariant(), role);

    public ImmutableArray<RecordIdentifier> Done() => ids.ToImmutable();

    private bool Add(string scheme, string value, IdentifierRole role)
    {
        if (value.Length is 0 or > RecordIds.Longest) return false;
        var id = new RecordIdentifier(scheme, Storable.Text(value), role);
        if (seen.Add(id)) ids.Add(id);
        return true;
    }

    private static bool IsNoId(string text) =>
        text.Trim().ToUpperInvariant() is "" or "NA" or "N/A" or "NONE" or "NIL" or "NOT APPLICABLE" or "NOT AVAILABLE" or "UNKNOWN" or "-" or "NO" or "0";

    [GeneratedRegex(@"\b10\.\d{4,9}/[^\s""<>\[\]{}|\\^]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DoiShape();

    [GeneratedRegex(@"\bPMC\d+\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex PmcShape();
}
