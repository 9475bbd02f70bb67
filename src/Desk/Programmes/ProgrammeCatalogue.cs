using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;

namespace Equipoise.Desk.Programmes;

/// <summary>The programmes that come with the program, in <c>data/programmes</c>; a site may take them up.</summary>
public sealed record ProgrammeCatalogue(ImmutableArray<Programme> Programmes);
