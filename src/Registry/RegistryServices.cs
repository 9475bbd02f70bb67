using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Equipoise.Registry;

/// <summary>Makes the registry available to pages and endpoints.</summary>
public static class RegistryServices
{
    /// <summary>
    /// Every operation of the registry can be asked for by its type afterwards: they are found by their constructor, which begins with a factory of contexts. A context of its own,
    /// bound to no site, serves the accounts.
    /// </summary>
    public static IServiceCollection AddRegistry(this IServiceCollection services, IDbContextFactory<RegistryDb> databases, RegistryKeys keys)
    {
        services.AddSingleton(databases).AddSingleton(keys).AddSingleton<PersonVault>().AddScoped(_ => databases.CreateDbContext());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ErasureLedger.None);
        foreach (var operation in Operations) services.AddSingleton(operation);
        return services;
    }

    internal static IEnumerable<Type> Operations => typeof(RegistryServices).Assembly.GetExportedTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetConstructors() is [var only] && only.GetParameters() is [var first, ..] && first.ParameterType == typeof(IDbContextFactory<RegistryDb>));
}
