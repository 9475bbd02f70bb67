using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Matching;

/// <summary>An id that an imported record has in common with something on file.</summary>
/// <param name="Kind">What is on file.</param>
/// <param name="Work">Its permanent name.</param>
/// <param name="Label">Its name for readers.</param>
/// <param name="Id">The id, and why it stands in the record.</param>
public sealed record SharedId(WorkKind Kind, string Work, string Label, RecordIdentifier Id);
