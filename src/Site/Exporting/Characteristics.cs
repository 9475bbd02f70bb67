using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;
using Equipoise.Site.Studies;

namespace Equipoise.Site.Exporting;

/// <summary>A study in the five cells of a table of characteristics: what is not known is said to be.</summary>
internal static class Characteristics
{
    public static string Methods(Study s) =>
        $"{Words.Upper(Words.Of(s.Design.Strength))}; {Words.Of(s.Design.Allocation.Value)}; {Words.Of(s.Design.Masking.Value)}; {StudyWords.Of(s.Design.Model.Value)}. Control: {Words.Of(s.Design.Control.Value)}.";

    public static string Participants(Study s)
    {
        var ages = s.Population.Ages is { Low: { } low, High: { } high } a ? $" Ages {Words.Number(low)} to {Words.Number(high)} {Words.Of(a.Unit)}." : s.Population.Ages is { Mean: { } mean } m ? $" Mean age {Words.Number(mean)} {Words.Of(m.Unit)}." : " Ages not available.";
        return $"{(s.Size.Headline is { } n ? Words.Children(n.Value) : "Number of children not available")}.{ages}{(s.Population.Diagnosis is { } d ? $" {d.Value.TrimEnd('.')}." : "")}{(s.Countries.IsEmpty ? "" : $" Countries: {string.Join(", ", s.Countries.Select(c => c.Value))}.")}";
    }

    public static string Interventions(Study s, Snapshot snapshot) => string.Join(" ", s.Arms.Select(arm => $"{arm.Label.TrimEnd('.')}{(arm.N is { } n ? $" ({n.Value})" : "")}: {(arm.Interventions.IsEmpty ? StudyWords.Of(arm.Role) : string.Join("; ", arm.Interventions.Select(i => Given(i, snapshot))))}."));

    public static string Outcomes(Study s, Snapshot snapshot)
    {
        var named = s.Instruments.Select(i => i.Value).Concat(s.Results.Select(r => r.Instrument)).Distinct(StringComparer.Ordinal).Select(id => snapshot.Instruments.TryGetValue(id, out var i) ? i.Id : id).ToList();
        return named.Count == 0 ? "None could be read." : string.Join(", ", named) + ".";
    }

    public static string Notes(Study s) =>
        $"Read: {Words.Of(s.ReadDepth)}, by {s.ExtractedBy}{(s.CheckedBy is { } by ? $", checked by {by}" : ", not checked by a second person")}; current to {Words.Date(s.CurrentTo)}.{(s.Registrations.IsEmpty ? "" : $" Registered: {string.Join(", ", s.Registrations.Select(r => r.Id.Value))}.")}{(s.Overlaps.IsEmpty ? "" : $" Children overlap, or may, with {string.Join(", ", s.Overlaps.Select(o => o.Study))}.")}";

    private static string Given(Intervention i, Snapshot snapshot) =>
        $"{Words.Cells(snapshot, i.Cells.Value)}, {Words.Of(i.Donor.Value)}{(i.Routes is { } routes ? ", " + string.Join(" and ", routes.Value.Select(Words.Of)) : "")}{(i.Doses.IsEmpty ? "" : ", " + string.Join(", ", i.Doses.Select(Dosage.AsPrinted)))}{(i.Administrations is { } times ? $", {times.Value} times" : "")}";
}
