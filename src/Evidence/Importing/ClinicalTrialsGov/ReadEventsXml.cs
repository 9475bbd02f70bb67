using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.ClinicalTrialsGov;

/// <summary>Reads adverse events in the classic XML, where the totals of a group stand among the events.</summary>
internal static class ReadEventsXml
{
    public static ReportedAdverseEvents From(XmlPart part)
    {
        var (serious, other) = (Events(part.Down("serious_events")), Events(part.Down("other_events")));
        return new()
        {
            TimeFrame = part.Text("time_frame"),
            Description = part.Block("desc"),
            FrequencyThreshold = part.Text("other_events", "frequency_threshold") is { } threshold ? new ReportedNumber(threshold) : null,
            Groups = ReadResultsXml.Each(part, "group_list", "group", g => Group(g, serious, other, Events(part.Down("deaths")))),
            Serious = [.. serious.Where(e => !IsTotal(e))],
            Other = [.. other.Where(e => !IsTotal(e))],
        };
    }

    private static EventGroup Group(XmlPart group, List<ReportedEvent> serious, List<ReportedEvent> other, List<ReportedEvent> deaths)
    {
        var id = group.Filled("group_id") ?? "";
        return new(id, group.Text("title"), group.Block("description"), Total(deaths, id), Total(serious, id), Total(other, id));
    }

    private static AffectedCount Total(List<ReportedEvent> events, string group) =>
        events.Where(IsTotal).SelectMany(e => e.Counts).FirstOrDefault(c => c.Group == group) is { } count ? new(count.Affected, count.AtRisk) : new(null, null);

    private static bool IsTotal(ReportedEvent e) => e is { OrganSystem: "Total", Term: { } term } && term.StartsWith("Total", StringComparison.OrdinalIgnoreCase);

    private static List<ReportedEvent> Events(XmlPart? section)
    {
        if (section is null) return [];
        var (vocabulary, assessment) = (section.Text("default_vocab"), section.Text("default_assessment"));
        return
        [
            .. from category in section.Down("category_list")?.All("category") ?? []
               from e in category.Down("event_list")?.All("event") ?? []
               select new ReportedEvent(
                   e.Text("sub_title"), category.Text("title"), e.Down("sub_title")?.Filled("vocab") ?? vocabulary, e.Text("assessment") ?? assessment, e.Block("description"),
                   [.. e.All("counts").Select(c => new EventCount(c.Filled("group_id") ?? "", c.Number("events"), c.Number("subjects_affected"), c.Number("subjects_at_risk")))]),
        ];
    }
}
