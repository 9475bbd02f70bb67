using Equipoise.Evidence.Importing;

namespace Equipoise.Evidence.Syncing;

/// <summary>A step of a walk through what a source has.</summary>
internal sealed record WalkStep
{
    /// <summary>Records in the form of the source; empty when the step only found out where they are.</summary>
    public byte[] Text { get; init; } = [];

    /// <summary>Records in it, as counted here.</summary>
    public int Records { get; init; }

    /// <summary>Records in all, as the source counts them.</summary>
    public int? Total { get; init; }

    /// <summary>Where the next step begins; absent at the end.</summary>
    public string? Next { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>True when the source says that its answer is the one that is known.</summary>
    public bool IsUnchanged { get; init; }
}

/// <summary>How to walk through one source, page by page.</summary>
internal abstract class SourceWalk
{
    public abstract RecordSource Source { get; }

    /// <summary>What is asked for.</summary>
    public abstract string Query { get; }

    /// <summary>The host, for people.</summary>
    public abstract string Host { get; }

    /// <summary>The address of the first step, without a key: two walks with one address ask the same.</summary>
    public abstract string Address(DateOnly? since);

    public abstract Task<WalkStep> First(DateOnly? since, KnownAnswer? known, CancellationToken cancel);

    /// <exception cref="SourceException">With <see cref="SourceException.PlaceIsGone"/> when the walk must begin anew.</exception>
    public abstract Task<WalkStep> Next(DateOnly? since, string place, CancellationToken cancel);

    /// <summary>An address below a base, with its query.</summary>
    protected static Uri Below(Uri root, string path, IEnumerable<(string Name, string? Value)> query)
    {
        var below = new UriBuilder(root);
        below.Path = $"{below.Path.TrimEnd('/')}/{path}";
        below.Query = string.Join('&', query.Where(q => q.Value is not null).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}"));
        return below.Uri;
    }
}
