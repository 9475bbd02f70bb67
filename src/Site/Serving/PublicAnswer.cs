using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Serving;

/// <summary>Marks an endpoint whose answer is the same for everybody: it follows from the address and the snapshot, not from who asks, from where or by which host.</summary>
/// <param name="words">Everything its query may hold. An address with any other word is answered but never kept.</param>
/// <param name="cacheControl">How long others may keep it.</param>
/// <param name="keep">False when something besides the snapshot can change it: then it is made anew each time, though still tagged.</param>
public sealed class PublicAnswer(IEnumerable<string> words, string cacheControl = PublicAnswer.Minutes, bool keep = true)
{
    public const string Minutes = "public, max-age=300";

    public const string Nowhere = "no-store";

    public const string ForEver = "public, max-age=31536000, immutable";

    private readonly FrozenSet<string> known = words.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public string CacheControl => cacheControl;

    public bool MayKeep(IQueryCollection query) => keep && (query.Count == 0 || query.Keys.All(known.Contains));
}

/// <summary>On a page that reads its query by hand: the words it knows, so that its answers may be kept.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryWordsAttribute(params string[] words) : Attribute
{
    public IReadOnlyList<string> Words => words;
}

/// <summary>On a page that shows more than the snapshot, such as the list of releases: it is made anew each time.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FreshAttribute : Attribute;

/// <summary>On a page whose address holds what somebody says of a child: nobody keeps it, neither this site nor a browser or a network on the way.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptNowhereAttribute : Attribute;

/// <summary>On a page that takes a form by POST: nothing of it is kept or tagged.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFormsAttribute : Attribute;
