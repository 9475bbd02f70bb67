namespace Equipoise.Evidence.Matching;

/// <summary>A study, trial or review on file that an imported record is about, with the reason for which that is thought.</summary>
/// <param name="Kind">What is on file.</param>
/// <param name="Work">Its permanent name.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Certainty">How sure.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record WorkMatch(WorkKind Kind, string Work, string Label, MatchCertainty Certainty, string Reason);
