using Microsoft.EntityFrameworkCore;

namespace Equipoise.Storage;

/// <summary>An opened database: makes contexts for as long as it is not disposed.</summary>
public abstract class OpenedDatabase<T> : IDbContextFactory<T>, IAsyncDisposable where T : DbContext
{
    private readonly Func<T> create;
    private readonly IAsyncDisposable engine;

    private protected OpenedDatabase(Func<T> create, IAsyncDisposable engine) => (this.create, this.engine) = (create, engine);

    public T CreateDbContext() => create();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return engine.DisposeAsync();
    }
}
