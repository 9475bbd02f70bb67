using Equipoise.Evidence;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Storage;

/// <summary>An opened evidence database: makes contexts for as long as it is not disposed.</summary>
public sealed class EvidenceDatabase : IDbContextFactory<EvidenceDb>, IAsyncDisposable
{
    private readonly Func<EvidenceDb> create;
    private readonly IAsyncDisposable engine;

    internal EvidenceDatabase(Func<EvidenceDb> create, IAsyncDisposable engine) => (this.create, this.engine) = (create, engine);

    public EvidenceDb CreateDbContext() => create();

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
