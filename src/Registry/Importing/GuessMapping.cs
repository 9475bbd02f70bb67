using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Registry.Importing;

/// <summary>
/// Guesses what the columns of a sheet mean, by their names: codes and labels of fields, with the unit in brackets; what a REDCap export of records calls its columns. What was said is never changed by a guess,
/// and a name that fits several forms only where most other columns belong is left alone.
/// </summary>
internal static partial class GuessMapping
{
    private static readonly ImmutableArray<string> ChildNames = ["pseudonym", "participant", "child", "id", "recordid", "subject", "subjectid", "participantid", "studyid", "code"];
    private static readonly ImmutableArray<string> VisitNames = ["visit", "timepoint", "visitcode", "redcapeventname", "eventname", "event"];
    private static readonly ImmutableArray<string> DayNames = ["visitdate", "dateofvisit", "visitday", "dayofvisit"];

    public static SheetMapping Of(Sheet sheet, Programme programme, SheetMapping said)
    {
        var taken = new HashSet<string>([.. said.Ignore, .. said.Fields.Select(f => f.Column), .. said.Fields.Select(f => f.UnitColumn).OfType<string>(), .. ((string?[])[said.Child, said.Name, said.BirthDate, said.Visit, said.VisitDay]).OfType<string>()], StringComparer.Ordinal);
        string? Column(string? named, ImmutableArray<string> names) => named ?? (sheet.Columns.Where(c => !taken.Contains(c)).OrderBy(c => names.IndexOf(Normal(c), 0, StringComparer.Ordinal)).FirstOrDefault(c => names.Contains(Normal(c), StringComparer.Ordinal)) is { } found && taken.Add(found) ? found : null);
        var mapping = said with
        {
            Child = said.Name is not null ? said.Child : Column(said.Child, ChildNames),
            Visit = said.AtVisit is not null ? said.Visit : Column(said.Visit, VisitNames),
            VisitDay = Column(said.VisitDay, DayNames),
        };
        var open = sheet.Columns.Where(c => !taken.Contains(c) && !IsOfRedcap(c, programme)).ToList();
        var candidates = open.ConvertAll(c => (Column: c, Fits: Candidates(c, programme)));
        var popular = candidates.Where(c => c.Fits.Length == 1).Select(c => c.Fits[0].Form).Concat(said.Fields.Select(f => f.Form)).GroupBy(f => f, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        var guessed = candidates.Select(c => Best(c.Fits, popular)).OfType<ColumnMapping>().ToList();
        return mapping with { Fields = [.. said.Fields, .. guessed.Where(g => guessed.Count(o => (o.Form, o.Field, o.Choice, o.Visit) == (g.Form, g.Field, g.Choice, g.Visit)) == 1 && !said.Fields.Any(s => (s.Form, s.Field, s.Choice, s.Visit) == (g.Form, g.Field, g.Choice, g.Visit)))] };
    }

    /// <summary>The visit that a cell names: by its code, its name, or what REDCap makes of it.</summary>
    public static string? Visit(string cell, SheetMapping mapping, Programme programme)
    {
        if (mapping.Visits.TryGetValue(cell, out var said)) return said;
        if (cell.Length == 0) return mapping.AtVisit;
        var normal = Normal(Arm().Replace(cell, ""));
        if (normal == Visits.Visit.Unscheduled) return Visits.Visit.Unscheduled;
        return programme.Visits.Where(v => Normal(v.Code) == normal || Normal(v.Name) == normal).Select(v => v.Code).Distinct(StringComparer.Ordinal).ToList() is [var only] ? only : null;
    }

    /// <summary>Small letters and digits, without marks.</summary>
    public static string Normal(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var c in name.Replace('đ', 'd').Replace('Đ', 'D').Normalize(NormalizationForm.FormKD))
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) letters.Append(char.ToLowerInvariant(c));
        return letters.ToString();
    }

    private static ImmutableArray<ColumnMapping> Candidates(string column, Programme programme)
    {
        var (name, unit) = (column, (string?)null);
        if (InBrackets().Match(column) is { Success: true } m) (name, unit) = (m.Groups["name"].Value, m.Groups["unit"].Value);
        var (plain, choice) = Checkbox().Match(column) is { Success: true } box ? (box.Groups["field"].Value, box.Groups["choice"].Value) : (name, null);
        var found = ImmutableArray.CreateBuilder<ColumnMapping>();
        foreach (var form in programme.Forms)
        {
            foreach (var field in form.Fields.Where(f => f.Score is not { Sum.IsEmpty: false }))
            {
                var names = new[] { Normal(field.Code), Normal(field.Label), Normal(form.Code + field.Code), Normal(form.Title + field.Label) };
                var whole = unit is null || names.Contains(Normal(column), StringComparer.Ordinal);
                if (!names.Contains(Normal(plain), StringComparer.Ordinal) && !(whole && names.Contains(Normal(column), StringComparer.Ordinal))) continue;
                if (choice is not null) AddChoice(found, column, form, field, choice);
                else found.Add(new(column, form.Code, field.Code) { Unit = unit is not null && field.Unit is not null && names.Contains(Normal(name), StringComparer.Ordinal) ? unit : null });
            }
        }

        return found.ToImmutable();
    }

    private static void AddChoice(ImmutableArray<ColumnMapping>.Builder found, string column, ProgrammeForm form, FormField field, string choice)
    {
        if (field.Type == FieldType.Multi && field.Choices.FirstOrDefault(c => Normal(c.Code) == Normal(choice) || Normal(c.Code) == "c" + Normal(choice)) is { } one) found.Add(new(column, form.Code, field.Code) { Choice = one.Code });
    }

    private static ColumnMapping? Best(ImmutableArray<ColumnMapping> fits, Dictionary<string, int> popular)
    {
        if (fits.Length <= 1) return fits.FirstOrDefault();
        var best = fits.OrderByDescending(f => popular.GetValueOrDefault(f.Form)).ToList();
        return popular.GetValueOrDefault(best[0].Form) > popular.GetValueOrDefault(best[1].Form) ? best[0] : null;
    }

    /// <summary>A column by which REDCap keeps its own books: whether a form is complete, repeats, groups.</summary>
    private static bool IsOfRedcap(string column, Programme programme) =>
        column.StartsWith("redcap_", StringComparison.Ordinal) || (column.EndsWith("_complete", StringComparison.Ordinal) && programme.Forms.Any(f => Normal(f.Code) == Normal(column[..^9])));

    [GeneratedRegex(@"^(?<name>.*?\S)\s*[\[(](?<unit>[^\])]+)[\])]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBrackets();

    [GeneratedRegex("^(?<field>[a-z][a-z0-9_]*)___(?<choice>[A-Za-z0-9_]+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Checkbox();

    [GeneratedRegex(@"_arm_\d+[a-z]?$", RegexOptions.None, 1000)]
    private static partial Regex Arm();
}
