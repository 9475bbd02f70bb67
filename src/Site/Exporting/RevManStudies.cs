using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;
using Equipoise.Site.Components;
using Equipoise.Site.Data;
using Equipoise.Site.RiskOfBias;
using Equipoise.Site.Studies;

namespace Equipoise.Site.Exporting;

/// <summary>The included studies in the columns of a RevMan Web data package: what they are, how biased they may be, and their references.</summary>
internal static class RevManStudies
{
    public static byte[] Information(Snapshot snapshot, IReadOnlyList<Study> studies) => new CsvTable<Study>(
    [
        new("Study", s => s.Label),
        new("Year", s => s.Year?.Value),
        new("Data source", s => s.Citations.IsEmpty ? "UNPUB" : "PUB"),
        new("Char: Methods", s => Characteristics.Methods(s)),
        new("Char: Participants", s => Characteristics.Participants(s)),
        new("Char: Interventions", s => Characteristics.Interventions(s, snapshot)),
        new("Char: Outcomes", s => Characteristics.Outcomes(s, snapshot)),
        new("Char: Notes", s => Characteristics.Notes(s)),
    ]).Write(studies);

    /// <summary>A row a judged result: each domain of each tool with its judgement and the reasons behind it. Checklists judge nothing and are left out.</summary>
    public static byte[] RiskOfBias(Snapshot snapshot, IReadOnlyList<Study> studies)
    {
        var judged = studies.SelectMany(s => snapshot.RiskOfBias.Of(s.Id)).Where(j => j.Tool.Overall is not null).ToList();
        var domains = judged.Select(j => j.Tool).DistinctBy(t => t.Tool).OrderBy(t => t.Tool).SelectMany(t => t.Domains.Select(d => (Tool: t, Domain: d))).ToList();
        return new CsvTable<ResultJudgement>(
        [
            new("Study", j => snapshot.Studies[j.Assessment.Study].Label),
            new("Result", j => BiasWords.Brief(j.Result)),
            new("Tool", j => j.Tool.Name),
            new("Provisional", j => j.IsProvisional),
            .. domains.SelectMany(d => new Column<ResultJudgement>[]
            {
                new($"Domain (judgement): {d.Tool.Name} D{d.Domain.Id} {d.Domain.Name}", j => Of(j, d.Tool, d.Domain.Id) is { Judgement: { } judgement } ? Words.Upper(BiasWords.Of(judgement)) : null),
                new($"Domain (support): {d.Tool.Name} D{d.Domain.Id} {d.Domain.Name}", j => Of(j, d.Tool, d.Domain.Id) is { } domain ? string.Join(' ', domain.Reasons) : null),
            }),
            new("Overall (judgement)", j => j.Overall is { } overall ? Words.Upper(BiasWords.Of(overall)) : null),
        ]).Write(judged);
    }

    /// <summary>References as RIS, one or more a study.</summary>
    public static byte[] References(IReadOnlyList<Study> studies)
    {
        var text = new StringBuilder();
        foreach (var study in studies)
        {
            if (study.Citations.IsEmpty) Reference(text, study, null);
            foreach (var citation in study.Citations) Reference(text, study, citation);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void Reference(StringBuilder text, Study study, Citation? citation)
    {
        void Line(string tag, string? value)
        {
            if (value is not null) text.Append(tag).Append("  - ").Append(value.ReplaceLineEndings(" ")).Append('\n');
        }

        Line("TY", citation is null ? "UNPB" : "JOUR");
        Line("NS", study.Label);
        Line("AU", citation?.Authors?.Value);
        Line("TI", citation is null ? study.Title : citation.Title?.Value);
        Line("JO", citation?.Journal?.Value);
        Line("PY", (citation?.Year ?? study.Year)?.Value.ToString(CultureInfo.InvariantCulture));
        Line("DO", citation?.Doi?.Value);
        Line("AN", citation?.Pmid?.Value);
        foreach (var registration in study.Registrations) Line("N1", registration.Id.Value);
        text.Append("ER  - \n\n");
    }

    private static DomainJudgement? Of(ResultJudgement judgement, ToolDefinition tool, string domain) =>
        judgement.Tool.Tool == tool.Tool ? judgement.Domains.FirstOrDefault(d => d.Domain.Id == domain) : null;
}
