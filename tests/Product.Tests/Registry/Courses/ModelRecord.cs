using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry;
using Equipoise.Registry.Forms;

namespace Equipoise.Product.Tests.Registry.Courses;

/// <summary>Why a second answer was not taken.</summary>
internal sealed record ModelConflict(string Field, string? Stands, string? Entered);

/// <summary>A record as it must stand after everything that was acknowledged: each version, its conflicts and what is asked about it.</summary>
internal sealed class ModelRecord(Guid id, ProgrammeForm form, Guid? visit)
{
    private readonly List<Dictionary<string, string>> versions = [new(StringComparer.Ordinal)];

    public Guid Id => id;

    public ProgrammeForm Form => form;

    public Guid? Visit => visit;

    public int Version => versions.Count - 1;

    public bool IsComplete { get; private set; }

    public bool IsLocked { get; private set; }

    public IReadOnlyDictionary<string, string> Values => versions[^1];

    public List<ModelConflict> Conflicts { get; } = [];

    /// <summary>Numbers that were taken and are unusual, each asked about once.</summary>
    public HashSet<(string Field, string Number)> Asked { get; } = [];

    /// <summary>The accounts that changed it: while it waits for its second entry, nobody else may.</summary>
    public HashSet<Guid> Writers { get; } = [];

    /// <summary>Kinds of deviation that stand.</summary>
    public HashSet<Equipoise.Registry.Visits.DeviationKind> Deviations { get; } = [];

    /// <summary>Takes in what was entered on a screen that showed a version.</summary>
    /// <returns>The conflicts of this entry.</returns>
    public List<ModelConflict> Merge(IReadOnlyDictionary<string, string> entered, int seen, bool complete)
    {
        var (now, clashes) = (new Dictionary<string, string>(versions[^1], StringComparer.Ordinal), new List<ModelConflict>());
        foreach (var (field, text) in entered)
        {
            var (stands, answer) = (now.GetValueOrDefault(field), text.Length == 0 ? null : text);
            if (stands == answer) continue;
            var touched = Enumerable.Range(seen, Version - seen).Any(v => versions[v].GetValueOrDefault(field) != versions[v + 1].GetValueOrDefault(field));
            if (touched && answer != versions[seen].GetValueOrDefault(field)) clashes.Add(new(field, stands, answer));
            else if (!touched && answer is null) now.Remove(field);
            else if (!touched) now[field] = answer!;
        }

        Sum(now);
        if (Version == 0 || (complete && !IsComplete) || !Same(now, versions[^1])) versions.Add(now);
        IsComplete |= complete;
        Conflicts.AddRange(clashes);
        foreach (var field in form.Fields.Where(f => entered.ContainsKey(f.Code) && now.GetValueOrDefault(f.Code) == entered[f.Code]))
            if (decimal.TryParse(entered[field.Code], CultureInfo.InvariantCulture, out var number) && (number < field.WarnBelow || number > field.WarnAbove)) Asked.Add((field.Code, entered[field.Code]));
        return clashes;
    }

    public void Lock(bool locked)
    {
        IsLocked = locked;
        versions.Add(versions[^1]);
    }

    /// <summary>How an answer of the product reads in the words of the model.</summary>
    public static string? Read(FormValues values, string field) =>
        values.Number(field) is { } number ? number.ToString("0.############", CultureInfo.InvariantCulture)
        : values.Missing(field) is { } missing ? "!" + Words.Code(missing)
        : values.Text(field) ?? (values.Chosen(field) is { IsEmpty: false } several ? string.Join('|', several) : null);

    public static string? Read(string field, string? json) => json is null ? null : Read(FormValues.Empty.With(field, json), field);

    private void Sum(Dictionary<string, string> values)
    {
        foreach (var field in form.Fields.Where(f => f.Score is { Sum.IsEmpty: false }))
        {
            var parts = field.Score!.Sum.Select(part => decimal.TryParse(values.GetValueOrDefault(part), CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null).ToList();
            if (parts.TrueForAll(p => p is not null)) values[field.Code] = parts.Sum()!.Value.ToString("0.############", CultureInfo.InvariantCulture);
            else values.Remove(field.Code);
        }
    }

    private static bool Same(Dictionary<string, string> a, Dictionary<string, string> b) => a.Count == b.Count && a.All(x => b.TryGetValue(x.Key, out var other) && other == x.Value);
}
