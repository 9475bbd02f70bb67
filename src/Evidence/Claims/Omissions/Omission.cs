using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Omissions;

/// <summary>Something that a reader of such a page needs and that this page does not say.</summary>
/// <param name="Id">Permanent name, such as <c>no-comparison</c>.</param>
/// <param name="Says">What is missing, in a plain sentence.</param>
/// <param name="Truth">What there is to know, in a plain sentence or two.</param>
/// <param name="Evidence">Ids of findings, studies and facts.</param>
/// <param name="Standard">The item of DISCERN or IPDAS that asks for it; null when it is our own.</param>
public sealed record Omission(string Id, string Says, string Truth, ImmutableArray<string> Evidence, string? Standard);

/// <summary>Something that a page may leave out.</summary>
/// <param name="Id">Permanent name.</param>
/// <param name="Standard">The item of DISCERN or IPDAS that asks for it.</param>
/// <param name="IsDue">Whether a page of this kind owes it to its readers.</param>
/// <param name="IsSaid">Whether the page says it anywhere.</param>
/// <param name="Says">What is missing.</param>
/// <param name="Truth">What there is to know, and the ids of what that rests on.</param>
internal sealed record Duty(string Id, string? Standard, Func<PageContents, bool> IsDue, Func<PageContents, bool> IsSaid, string Says, Func<PageContents, (string? Says, IEnumerable<string?> Evidence)> Truth);
