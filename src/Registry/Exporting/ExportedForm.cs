using System.Collections.Frozen;
using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Forms;

namespace Equipoise.Registry.Exporting;

/// <summary>A field of a form in all versions of the programme.</summary>
/// <param name="Field">As the newest version has it that has it at all.</param>
/// <param name="Kind">What stands in its column.</param>
/// <param name="Missing">The reasons that may stand in place of an answer, in any version.</param>
/// <param name="Choices">The choices of all versions, the newest first.</param>
internal sealed record ExportedField(FormField Field, CellKind Kind, ImmutableArray<MissingCode> Missing, ImmutableArray<FieldChoice> Choices);

/// <summary>A form in all versions of the programme that the site has followed: what was entered stays when the form changes, and so do its columns.</summary>
internal sealed record ExportedForm(ProgrammeForm Form, ImmutableArray<ExportedField> Fields)
{
    public FrozenDictionary<string, ExportedField> ByCode { get; } = Fields.ToFrozenDictionary(f => f.Field.Code, StringComparer.Ordinal);

    /// <summary>The forms of all versions, whole.</summary>
    public static ImmutableArray<ExportedForm> Of(IReadOnlyList<Programme> versions) =>
        [.. Newest(versions.Select(v => v.Forms.AsEnumerable()), f => f.Code).Select(all => new ExportedForm(all[0], [.. Newest(all.Select(f => f.Fields.AsEnumerable()).Reverse(), f => f.Code).Select(Of)]))];

    /// <summary>The forms of all versions, and what of them a role may not read, in sentences.</summary>
    public static (ImmutableArray<ExportedForm> Forms, ImmutableArray<string> LeftOut) Of(IReadOnlyList<Programme> versions, Role role)
    {
        var forms = ImmutableArray.CreateBuilder<ExportedForm>();
        var (hidden, hiddenFields) = (new List<string>(), new List<string>());
        foreach (var all in Newest(versions.Select(v => v.Forms.AsEnumerable()), f => f.Code))
        {
            if (!all.TrueForAll(f => f.MayRead(role)))
            {
                hidden.Add(all[0].Title);
                continue;
            }

            var fields = Newest(all.Select(f => f.Fields.Where(x => x.Type != FieldType.Items)).Reverse(), f => f.Code).ToList();
            hiddenFields.AddRange(fields.Where(f => !f.TrueForAll(v => v.MayRead(role))).Select(f => $"{f[0].Label} ({all[0].Title})"));
            forms.Add(new(all[0], [.. fields.Where(f => f.TrueForAll(v => v.MayRead(role))).Select(Of)]));
        }

        return (forms.ToImmutable(), [.. Sentence("Forms", hidden, role), .. Sentence("Fields", hiddenFields, role)]);
    }

    /// <summary>Everything of one code together, newest first; in the order of the newest version, what only older ones have at the end.</summary>
    private static IEnumerable<List<T>> Newest<T>(IEnumerable<IEnumerable<T>> oldestFirst, Func<T, string> code) =>
        oldestFirst.Reverse().SelectMany(v => v).GroupBy(code, StringComparer.Ordinal).Select(g => g.ToList());

    private static IEnumerable<string> Sentence(string what, List<string> names, Role role)
    {
        if (names.Count > 0) yield return $"{what} that the role {Words.Of(role)} may not read are left out: {string.Join("; ", names)}.";
    }

    private static ExportedField Of(List<FormField> versions)
    {
        var kinds = versions.Select(KindOf).Distinct().ToList();
        return new(versions[0], kinds.Count == 1 ? kinds[0] : CellKind.Json, [.. versions.SelectMany(v => v.Missing).Distinct().Order()], [.. versions.SelectMany(v => v.Choices).DistinctBy(c => c.Code, StringComparer.Ordinal)]);
    }

    private static CellKind KindOf(FormField field) => field.Type switch
    {
        FieldType.Integer or FieldType.Decimal or FieldType.Score => CellKind.Number,
        FieldType.Text or FieldType.LongText => CellKind.Text,
        FieldType.Date => CellKind.Day,
        FieldType.PartialDate => CellKind.PartialDay,
        FieldType.Multi => CellKind.Several,
        _ => CellKind.Code,
    };
}
