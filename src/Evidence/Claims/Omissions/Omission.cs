using System.Collections.Immutable;

namespace Equipoise.Evidence.Claims.Omissions;

/// <summary>Something that a reader of such a page needs and that this page does not say.</summary>
/// <param name="Id">Permanent name, such as <c>no-control-group</c>.</param>
/// <param name="Says">What is missing, in a plain sentence.</param>
/// <param name="Truth">What there is to know, in a plain sentence.</param>
/// <param name="Evidence">Ids of findings, studies and facts.</param>
/// <param name="Standard">The item of DISCERN or IPDAS that asks for it; null when it is our own.</param>
public sealed record Omission(string Id, string Says, string Truth, ImmutableArray<string> Evidence, string? Standard);
