using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Text = System.Text.Encoding;

namespace Equipoise.Site.Families.Track;

/// <summary>
/// The modules that <c>/families/track</c> runs in the browser, carried inside the program. They import each other by name, so they share one
/// folder, whose address changes with any of them.
/// </summary>
public sealed class TrackScript
{
    private const string WorkerFile = "worker.js";
    private const string Entry = "track.js";

    private readonly FrozenDictionary<string, byte[]> modules;
    private readonly string folder;

    public TrackScript()
    {
        var files = Embedded.In("Track").ToDictionary(f => f.Name, f => f.Bytes, StringComparer.Ordinal);
        Worker = Text.UTF8.GetString(files[WorkerFile]);
        modules = files.Where(f => f.Key != WorkerFile).ToFrozenDictionary(StringComparer.Ordinal);
        var all = SHA256.HashData([.. modules.OrderBy(m => m.Key, StringComparer.Ordinal).SelectMany(m => (byte[])[.. Text.UTF8.GetBytes(m.Key), 0, .. SHA256.HashData(m.Value)])]);
        folder = $"/assets/track-{Convert.ToHexStringLower(all)[..10]}/";
    }

    /// <summary>What keeps the page's files for use without a network; its list of files is put before it.</summary>
    public string Worker { get; }

    /// <summary>The module that starts the others.</summary>
    public string Start => folder + Entry;

    public ImmutableArray<string> Addresses => [.. modules.Keys.Order(StringComparer.Ordinal).Select(name => folder + name)];

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (name, bytes) in modules)
            routes.MapGet(folder + name, () => Results.Bytes(bytes, "text/javascript; charset=utf-8")).WithMetadata(new PublicAnswer([], PublicAnswer.ForEver)).ExcludeFromDescription();
    }
}
