using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>The registered arms, and which group of the results is which of them.</summary>
internal sealed class DraftArms
{
    private readonly DraftNotes notes;
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    private DraftArms(DraftNotes notes) => this.notes = notes;

    public ImmutableArray<Arm> All { get; private set; } = [];

    public static DraftArms Of(ImportedTrial trial, ReportedResults? results, DraftNotes notes)
    {
        var arms = new DraftArms(notes);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "all", "all-cells", "all-controls" };
        var made = new List<Arm>();
        for (var i = 0; i < trial.Arms.Length; i++)
        {
            var label = trial.Arms[i].Label ?? string.Create(CultureInfo.InvariantCulture, $"Arm {i + 1}");
            var id = Named(label, i, taken);
            if (!arms.ids.TryAdd(Plain(label), id)) arms.ids[Plain(label)] = ""; // two arms of one label: neither is found by it
            made.Add(arms.Arm(trial, trial.Arms[i], id, label, i, results));
        }

        arms.All = [.. made];
        if (arms.All.IsEmpty) notes.Fill("The arms: none is registered.");
        return arms;
    }

    /// <summary>
    /// The arm that has exactly the title of this group, <c>all</c> where the title says so, or a part of the only arm. Null when that is for a person to say.
    /// </summary>
    /// <param name="title">Title of the group.</param>
    /// <param name="groups">How many groups stand beside it, itself counted.</param>
    public (string Arm, string? Part)? Matching(string? title, int groups)
    {
        if (ids.GetValueOrDefault(Plain(title)) is { Length: > 0 } id) return (id, null);
        if (Plain(title) is "ALL" or "TOTAL" or "OVERALL" or "ALLPARTICIPANTS" or "ALLSUBJECTS" or "ALLPATIENTS") return ("all", null);
        return All is [{ } only] ? (only.Id, groups == 1 ? null : DraftNotes.Short(PublicRecord.Text(title ?? "no title"), 120)) : null;
    }

    private Arm Arm(ImportedTrial trial, TrialArm arm, string id, string label, int index, ReportedResults? results)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"trial.arms[{index}]");
        var given = trial.Interventions.Where(i => i.ArmLabels.Contains(arm.Label ?? "", StringComparer.Ordinal) || arm.Interventions.Any(name => Names(name, i.Name))).ToList();
        var words = CellWords(arm, label, given);
        var type = DraftDesign.Plain(arm.Type);
        var cells = type is "PLACEBO COMPARATOR" or "SHAM COMPARATOR" or "NO INTERVENTION" ? [] : Cells(words, path, label);
        return new()
        {
            Id = id,
            Label = DraftNotes.Short(PublicRecord.Text(label), 120),
            Role = Role(type, words.Length > 0, label),
            N = Started(results, label, "STARTED", "n"),
            Completed = Started(results, label, "COMPLETED", "completed"),
            Interventions = cells,
        };
    }

    /// <summary>
    /// The words that speak of the cells: of their own intervention, and of the arm as a whole only where nothing else is given, so that the way of another drug is not taken for that of the cells.
    /// Empty when none do.
    /// </summary>
    private static string CellWords(TrialArm arm, string label, List<TrialIntervention> given)
    {
        string[] own = [.. given.Select(g => Joined([g.Name, g.Description, .. g.OtherNames])).Where(ReadCells.SpeakOfCells)];
        var whole = Joined([label, arm.Description, .. arm.Interventions]);
        return given.Count <= 1 && (own.Length > 0 || ReadCells.SpeakOfCells(whole)) ? Joined([whole, .. own]) : Joined(own);
    }

    private static string Joined(IEnumerable<string?> texts) => string.Join(" . ", texts.Where(t => !string.IsNullOrWhiteSpace(t)).Distinct(StringComparer.Ordinal));

    private ArmRole Role(string type, bool cells, string label)
    {
        switch (type)
        {
            case "PLACEBO COMPARATOR": return ArmRole.Placebo;
            case "SHAM COMPARATOR": return ArmRole.Sham;
            case "NO INTERVENTION": return ArmRole.UsualCare;
            default:
                if (!cells) notes.Fill($"The role of the arm '{DraftNotes.Short(label, 60)}': it names no cells, so 'active-treatment' stands there.");
                return cells ? ArmRole.Cells : ArmRole.ActiveTreatment;
        }
    }

    private ImmutableArray<Intervention> Cells(string words, string path, string label)
    {
        if (words.Length == 0) return [];
        if (ReadCells.Kind(words) is not { } kind)
        {
            notes.Fill($"The cells of the arm '{DraftNotes.Short(label, 60)}': the words leave more than one kind, or none of ours.");
            return [];
        }

        if (ReadCells.DonorIn(words) is null) notes.Fill($"Whose cells the arm '{DraftNotes.Short(label, 60)}' had.");
        if (ReadCells.RouteIn(words) is null) notes.Fill($"The way the cells of the arm '{DraftNotes.Short(label, 60)}' were given.");
        var dose = ReadCells.DoseIn(words);
        if (dose is null) notes.Fill($"The dose of the arm '{DraftNotes.Short(label, 60)}'.");
        return
        [
            new()
            {
                Cells = notes.Derived(kind, path, words),
                Donor = ReadCells.DonorIn(words) is { } donor ? notes.Read(donor, path) : notes.Derived(Donor.Unclear, path, "the words name no donor, or both sorts"),
                Routes = ReadCells.RouteIn(words) is { } route ? notes.Read<ImmutableArray<Route>>([route], path) : null,
                Doses = dose is var (amount, unit, printed) ? [new() { Amount = amount, Unit = unit, Basis = DoseBasis.PerKg, Source = notes.Source, How = How.Read, Note = DraftNotes.Note(path, printed) }] : [],
            },
        ];
    }

    /// <summary>The count of a milestone in the group of this title, where the flow has one period.</summary>
    private Sourced<int>? Started(ReportedResults? results, string label, string milestone, string field)
    {
        if (results?.Flow is not { Periods: [var period] } flow) return null;
        var groups = flow.Groups.Where(g => Plain(g.Title) == Plain(label)).ToList();
        var steps = period.Milestones.Where(m => DraftDesign.Plain(m.Type) == milestone).ToList();
        if (groups.Count != 1 || steps.Count != 1) return null;
        return steps[0].Counts.FirstOrDefault(c => c.Group == groups[0].Id)?.Participants is { IsPlain: true } count && int.TryParse(count.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? notes.Read(n, $"results.flow.periods[0], group {groups[0].Id}", field == "n" ? "started" : "completed") : null;
    }

    /// <summary>"Biological: Cells" names the intervention "Cells".</summary>
    private static bool Names(string linked, string? name) => name is not null && (linked.Equals(name, StringComparison.Ordinal) || linked.EndsWith(": " + name, StringComparison.Ordinal));

    /// <summary>Letters and digits alone; signs that tell doses apart stay.</summary>
    private static string Plain(string? title) => string.Concat((title ?? "").ToUpperInvariant().Where(c => char.IsLetterOrDigit(c) || c is '+' or '<' or '>' or '%'));

    private static string Named(string label, int index, HashSet<string> taken)
    {
        var id = new StringBuilder();
        foreach (var c in label.ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c)) id.Append(c);
            else if (id.Length > 0 && id[^1] != '-') id.Append('-');
            if (id.Length == 40) break;
        }

        var name = id.ToString().Trim('-');
        if (name.Length == 0 || !taken.Add(name)) taken.Add(name = string.Create(CultureInfo.InvariantCulture, $"arm-{index + 1}"));
        return name;
    }
}
