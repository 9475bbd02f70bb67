using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Equipoise.Evidence.Clinics;

/// <summary>The checklist and the clinics on file, those that are made up apart. No evidence, and so no part of a release.</summary>
/// <param name="Checklist">The criteria in their order.</param>
/// <param name="Clinics">Those of <c>data/clinics</c>, by name.</param>
/// <param name="Invented">Those of <c>data/demonstration/clinics</c>, by name.</param>
public sealed record ClinicShelf(ImmutableArray<VettingCriterion> Checklist, ImmutableArray<Clinic> Clinics, ImmutableArray<Clinic> Invented)
{
    /// <summary>Nothing at all, as in a release.</summary>
    public static ClinicShelf Empty { get; } = new([], [], []);

    internal static ClinicShelf Of(IEnumerable<VettingChecklist> checklists, IEnumerable<Clinic> clinics)
    {
        var all = clinics.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ThenBy(c => c.Id, StringComparer.Ordinal).ToLookup(c => c.Invented);
        return new([.. checklists.SelectMany(c => c.Criteria).OrderBy(c => c.Id, StringComparer.Ordinal)], [.. all[false]], [.. all[true]]);
    }
}

/// <summary>The clinics that a site or a program shows.</summary>
/// <param name="Checklist">The criteria in their order.</param>
/// <param name="Clinics">By name.</param>
/// <param name="Demonstrates">Whether made-up clinics are among them.</param>
public sealed record ClinicDirectory(ImmutableArray<VettingCriterion> Checklist, ImmutableArray<Clinic> Clinics, bool Demonstrates)
{
    private readonly FrozenDictionary<string, Clinic> byId = Clinics.ToFrozenDictionary(c => c.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a shelf shows, with its made-up clinics or without.</summary>
    public static ClinicDirectory Of(ClinicShelf shelf, bool demonstrate)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        return new(shelf.Checklist, demonstrate ? [.. shelf.Clinics, .. shelf.Invented] : shelf.Clinics, demonstrate);
    }

    /// <summary>By id.</summary>
    public IReadOnlyDictionary<string, Clinic> ById => byId;

    public Clinic? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);
}
