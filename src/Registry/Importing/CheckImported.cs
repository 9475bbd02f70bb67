using System.Collections.Immutable;
using System.Text.Json;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Importing;

/// <summary>Checks what an export says by the same rules by which it was once entered: types, limits, choices, what is required, sums, days that are still to come.</summary>
internal sealed class CheckImported(ImmutableArray<ImportedVersion> versions, DateOnly today)
{
    public void NotToCome(ImportedRow row, string name, DateOnly? day)
    {
        if (day > today) throw row.Wrong(name, "is still to come");
    }

    /// <summary>The answers and scores as they are kept.</summary>
    public (string Values, string? Scores) Values(ImportedRow row, string form, string json, ImportedVersion version, bool complete)
    {
        var own = version.Programme.Form(form) ?? throw row.Wrong("form", $"is '{form}', which version {version.Number} of the programme does not have");
        var values = FormValues.Read(json);
        foreach (var code in values.Codes)
        {
            var problems = versions.Select(v => v.Programme.Form(form)?.Field(code)).OfType<FormField>().Select(f => Problem(f, values.Json(code)!)).ToList();
            if (problems.Count == 0) throw row.Wrong(code, "is a field that no version of the form has");
            if (problems.TrueForAll(p => p is not null)) throw row.Wrong(code, $"cannot be taken: {problems[^1]}");
        }

        var scored = ScoreForm.Run(version.Programme, version.Hash, own, values);
        foreach (var (code, score) in scored.Scores.Where(s => !s.Value.Inputs.IsEmpty && s.Value.Value != values.Number(s.Key)))
            if (!versions.Any(v => v.Programme.Form(form) is { } other && ScoreForm.Run(v.Programme, v.Hash, other, values).Scores.GetValueOrDefault(code)?.Value == values.Number(code))) throw row.Wrong(code, "is not the sum of its parts");
        if (complete && CheckForm.Lacking(version.Programme, own, values).FirstOrDefault() is { } lacking) throw row.Wrong(lacking.Field, "is required, and the form is said to be complete");
        return (values.Write(), StoredScore.Write(scored.Scores.ToImmutableSortedDictionary(s => s.Key, s => s.Value.Value == values.Number(s.Key) ? s.Value : s.Value with { Value = values.Number(s.Key), Rule = "as it was exported" }, StringComparer.Ordinal)));
    }

    /// <summary>An answer that a query names, as JSON.</summary>
    public static string? Answer(ImportedRow row, string name)
    {
        if (row.Text(name) is not { Length: > 0 } json) return null;
        try
        {
            using var _ = JsonDocument.Parse(json);
            return json;
        }
        catch (JsonException)
        {
            throw row.Wrong(name, "is no answer");
        }
    }

    /// <summary>Null when the field takes the answer as it stands.</summary>
    private string? Problem(FormField field, string json)
    {
        if (field.Score is { Sum.IsEmpty: false } && field.Missing.IsEmpty) return json[0] is '"' or '[' or '{' ? "a sum is a number." : null;
        var reading = ReadField.Of(field, Input(json), today);
        return reading.Problem?.Message ?? (reading.Json == json ? null : "it is not written as it was kept.");
    }

    private static FieldInput Input(string json)
    {
        using var answer = JsonDocument.Parse(json);
        return answer.RootElement switch
        {
            { ValueKind: JsonValueKind.Array } several => new() { Chosen = [.. several.EnumerateArray().Select(s => s.ToString())] },
            { ValueKind: JsonValueKind.Object } => new() { Missing = FormValues.Empty.With("x", json).Missing("x") },
            { ValueKind: JsonValueKind.String } text => new() { Text = text.GetString() },
            var number => new() { Text = number.GetRawText() },
        };
    }
}
