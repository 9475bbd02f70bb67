using System.Collections.Immutable;
using Equipoise.Registry.Access;
using Microsoft.AspNetCore.Builder;

namespace Equipoise.Desk.Serving;

/// <summary>Who may call an endpoint of the registry. Every one has exactly one rule; without it the program does not start.</summary>
public sealed record Rule
{
    private Rule(string? openBecause, bool withoutRole, ImmutableArray<Right> rights) => (OpenBecause, WithoutRole, Rights) = (openBecause, withoutRole, rights);

    /// <summary>Whether it is for parents, who show a link in the address and have no account.</summary>
    public bool IsForParents { get; private init; }

    /// <summary>For parents: whether the link need not have been begun on this device yet.</summary>
    public bool IsBeforeBegin { get; private init; }

    /// <summary>Why nobody has to sign in; null where somebody has to.</summary>
    public string? OpenBecause { get; }

    /// <summary>Whether an account is enough, whatever its role.</summary>
    public bool WithoutRole { get; }

    /// <summary>One of these is needed; what an operation behind it needs besides, it asks itself.</summary>
    public ImmutableArray<Right> Rights { get; }

    public bool IsOpen => OpenBecause is not null;

    public bool Allows(Acting acting)
    {
        ArgumentNullException.ThrowIfNull(acting);
        return Rights.Any(acting.May);
    }

    internal static Rule Parents(bool beforeBegin) => new(null, false, []) { IsForParents = true, IsBeforeBegin = beforeBegin };

    internal static Rule Open(string because) => new(because, true, []);

    internal static Rule SignedIn { get; } = new(null, true, []);

    internal static Rule OneOf(ImmutableArray<Right> rights) => rights.IsEmpty ? throw new ArgumentException("A rule names a right.", nameof(rights)) : new(null, false, rights);
}

/// <summary>Gives endpoints their rules.</summary>
public static class Rules
{
    /// <summary>The role must have one of these rights.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, params Right[] oneOf) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Rule.OneOf([.. oneOf]));

    /// <summary>An account that has signed in, whatever its role: for what belongs to the account itself.</summary>
    public static TBuilder NeedsAccount<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Rule.SignedIn);

    /// <summary>Anybody; say why.</summary>
    public static TBuilder IsOpen<TBuilder>(this TBuilder endpoint, string because) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Rule.Open(because));

    /// <summary>Parents who show a link that holds, on the device on which it was begun.</summary>
    public static TBuilder IsForParents<TBuilder>(this TBuilder endpoint, bool beforeBegin = false) where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Rule.Parents(beforeBegin));
}
