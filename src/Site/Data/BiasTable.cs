using Equipoise.Evidence.RiskOfBias;
using Equipoise.Evidence.Snapshots;
using Equipoise.Site.RiskOfBias;

namespace Equipoise.Site.Data;

/// <summary>Judgements as the program robvis reads them, and every answer, one to a row.</summary>
internal static class BiasTable
{
    private static readonly CsvTable<Row<(BiasAssessment Of, JudgedResult? Result), ItemResponse>> Answers = new(
    [
        new("study", r => r.Of.Of.Study),
        new("tool", r => r.Of.Of.Tool),
        new("result", r => r.Of.Result is { } result ? BiasWords.Brief(result) : "every result below that has no answer of its own"),
        new("item", r => r.Figure.Item),
        new("response", r => r.Figure.Response.ToString()),
        new("reason", r => r.Figure.Reason),
        new("readDepth", r => r.Of.Of.ReadDepth),
        new("provisional", r => r.Of.Of.IsProvisional),
        .. Row<(BiasAssessment Of, JudgedResult? Result), ItemResponse>.SourceColumns,
    ]);

    public static byte[] WriteAnswers(Snapshot snapshot)
    {
        var parts = snapshot.Content.RiskOfBias.SelectMany(a => a.Results.Select(r => (a, (JudgedResult?)r)).Prepend((a, null)));
        return Answers.Write(Row<(BiasAssessment Of, JudgedResult? Result), ItemResponse>.All(snapshot, parts, part => part.Result?.Responses ?? part.Of.Responses));
    }

    /// <summary>Study, D1 and so on, Overall, Weight: the columns and the words that robvis expects. Weights are all 1.</summary>
    public static byte[] Write(Snapshot snapshot, BiasTool tool) => new CsvTable<ResultJudgement>(
    [
        new("Study", j => $"{snapshot.Studies[j.Assessment.Study].Label} ({BiasWords.Brief(j.Result)})"),
        .. ToolDefinition.Of(tool).Domains.Select((domain, i) => new Column<ResultJudgement>("D" + domain.Id, j => Word(j.Domains[i].Judgement))),
        new("Overall", j => Word(j.Overall)),
        new("Weight", _ => 1),
    ]).Write(snapshot.RiskOfBias.All.Where(j => j.Tool.Tool == tool));

    private static string? Word(Judgement? judgement) => judgement switch
    {
        null => null,
        Judgement.SomeConcerns => "Some concerns",
        Judgement.NoInformation => "No information",
        { } other => other.ToString(),
    };
}
