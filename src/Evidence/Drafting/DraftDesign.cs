using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>How a registered trial is built, in our words for the register's.</summary>
internal static class DraftDesign
{
    private const string Path = "trial.design";

    public static Design Of(ImportedTrial trial, DraftNotes notes) => new()
    {
        Allocation = AllocationOf(trial, notes),
        Masking = MaskingOf(trial.Design, notes),
        Masked = MaskedOf(trial.Design, notes),
        Control = ControlOf(trial, notes),
        Model = ModelOf(trial, notes),
        Phase = PhaseOf(trial.Design, notes),
        Description = trial.Design.Text is { } text ? notes.Read(DraftNotes.Short(PublicRecord.Text(text), 600), $"{Path}.text") : null,
    };

    private static Sources.Sourced<Allocation> AllocationOf(ImportedTrial trial, DraftNotes notes) => Plain(trial.Design.Allocation) switch
    {
        "RANDOMIZED" or "RANDOMISED" => notes.Read(Allocation.Randomised, $"{Path}.allocation"),
        "NON RANDOMIZED" or "NONRANDOMIZED" or "NON RANDOMISED" => notes.Read(Allocation.NonRandomised, $"{Path}.allocation"),
        "NA" or "N/A" when trial.Arms.Length <= 1 => notes.Read(Allocation.SingleArm, $"{Path}.allocation", trial.Design.Allocation),
        _ when trial.Arms.Length == 1 => notes.Derived(Allocation.SingleArm, "trial.arms", "one arm is registered"),
        _ => notes.Unknown(Allocation.Unclear, $"{Path}.allocation", "How children came to their arms (allocation)."),
    };

    private static Sources.Sourced<Masking> MaskingOf(TrialDesign design, DraftNotes notes) => Plain(design.Masking) switch
    {
        "" => notes.Unknown(Masking.Unclear, $"{Path}.masking", "Who was kept from knowing (masking)."),
        var m when m.StartsWith("NONE", StringComparison.Ordinal) || m.Contains("OPEN", StringComparison.Ordinal) => notes.Read(Masking.Open, $"{Path}.masking", design.Masking),
        var m when m.Contains("BLIND", StringComparison.Ordinal) || m.StartsWith("SINGLE", StringComparison.Ordinal) || m.StartsWith("DOUBLE", StringComparison.Ordinal) || m.StartsWith("TRIPLE", StringComparison.Ordinal) || m.StartsWith("QUADRUPLE", StringComparison.Ordinal) =>
            notes.Read(Masking.Blinded, $"{Path}.masking", design.Masking),
        _ => notes.Unknown(Masking.Unclear, $"{Path}.masking", $"Who was kept from knowing: the register says '{design.Masking}'."),
    };

    private static Sources.Sourced<ImmutableArray<Masked>>? MaskedOf(TrialDesign design, DraftNotes notes)
    {
        var who = design.WhoMasked.Select(w => Plain(w) switch
        {
            "PARTICIPANT" or "SUBJECT" => Masked.Participant,
            "CARE PROVIDER" or "CAREGIVER" => Masked.CareProvider,
            "INVESTIGATOR" => Masked.Investigator,
            "OUTCOMES ASSESSOR" => Masked.Assessor,
            _ => (Masked?)null,
        }).OfType<Masked>().Distinct().Order().ToImmutableArray();
        return who.IsEmpty ? null : notes.Read(who, $"{Path}.whoMasked");
    }

    private static Sources.Sourced<Control> ControlOf(ImportedTrial trial, DraftNotes notes)
    {
        var found = trial.Arms.Select(a => Plain(a.Type) switch
        {
            "PLACEBO COMPARATOR" => Control.Placebo,
            "SHAM COMPARATOR" => Control.Sham,
            "NO INTERVENTION" => Control.UsualCare,
            "ACTIVE COMPARATOR" => Control.ActiveTreatment,
            _ => (Control?)null,
        }).OfType<Control>().Distinct().ToList();
        if (trial.Arms.Length == 1 || Plain(trial.Design.InterventionModel).StartsWith("SINGLE GROUP", StringComparison.Ordinal)) return notes.Derived(Control.None, "trial.arms", "one group only");
        return found.Count == 1
            ? notes.Derived(found[0], "trial.arms", "from the types of the registered arms")
            : notes.Unknown(Control.Unclear, "trial.arms", found.Count == 0 ? "What the cells were compared with." : "What the cells were compared with: several kinds of control are registered.");
    }

    private static Sources.Sourced<DesignModel> ModelOf(ImportedTrial trial, DraftNotes notes) => Plain(trial.Design.InterventionModel) switch
    {
        var m when m.StartsWith("PARALLEL", StringComparison.Ordinal) || m.StartsWith("FACTORIAL", StringComparison.Ordinal) => notes.Read(DesignModel.Parallel, $"{Path}.interventionModel", trial.Design.InterventionModel),
        var m when m.StartsWith("CROSSOVER", StringComparison.Ordinal) || m.StartsWith("CROSS OVER", StringComparison.Ordinal) => notes.Read(DesignModel.Crossover, $"{Path}.interventionModel"),
        var m when m.StartsWith("SINGLE GROUP", StringComparison.Ordinal) => notes.Read(DesignModel.SingleArm, $"{Path}.interventionModel", trial.Design.InterventionModel),
        var m when trial.Arms.Length > 1 => notes.Unknown(DesignModel.Parallel, $"{Path}.interventionModel", m.Length == 0 ? "The plan over time (model): 'parallel' stands there only because something must." : $"The plan over time (model): the register says '{trial.Design.InterventionModel}', for which there is no word here."),
        _ => notes.Unknown(DesignModel.SingleArm, $"{Path}.interventionModel", "The plan over time (model): 'single-arm' stands there only because something must."),
    };

    private static Sources.Sourced<string>? PhaseOf(TrialDesign design, DraftNotes notes)
    {
        var phases = design.Phases.Select(p => Plain(p).Replace("PHASE", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)).Where(p => p is not ("" or "NA" or "N/A")).ToList();
        return phases.Count == 0 ? null : notes.Read(string.Join("/", phases).ToLower(CultureInfo.InvariantCulture).Replace("early", "early ", StringComparison.Ordinal), $"{Path}.phases", string.Join(", ", design.Phases));
    }

    /// <summary>A register's word in capitals with single spaces.</summary>
    public static string Plain(string? word) => string.Join(' ', (word ?? "").ToUpperInvariant().Replace('_', ' ').Replace('-', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
