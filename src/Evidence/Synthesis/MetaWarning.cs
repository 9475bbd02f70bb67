namespace Equipoise.Evidence.Synthesis;

/// <summary>Something a reader of the result must know.</summary>
/// <param name="Code">Permanent code.</param>
/// <param name="Message">A plain sentence.</param>
/// <param name="Rows">The rows it is about, from 1; empty if none in particular.</param>
public sealed record MetaWarning(string Code, string Message, IReadOnlyList<int> Rows);
