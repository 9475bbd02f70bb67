namespace Equipoise.Evidence.Claims.Writing;

/// <summary>A page that was to be checked, and what came of it.</summary>
/// <param name="Source">Where it came from: a file, an address, or - for what was piped in.</param>
/// <param name="Report">The report; null when it could not be read.</param>
/// <param name="Refusal">Why it could not be read.</param>
public sealed record CheckedSource(string Source, ClaimReport? Report, (string Code, string Message)? Refusal = null);
