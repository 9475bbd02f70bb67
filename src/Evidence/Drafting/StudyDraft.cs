using System.Collections.Immutable;
using Equipoise.Evidence.Sources;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Drafting;

/// <summary>A study file as far as a record fills it. A person reads it, mends it and puts a name to it; until then it is no evidence.</summary>
/// <param name="Study">What the record says, every figure with its place in the record.</param>
/// <param name="Source">The record as a source, for a file in <c>data/sources</c>.</param>
/// <param name="ToFill">What a person has to fill in or decide.</param>
/// <param name="NotTaken">Values of the record that have no place in a study file as they stand, each to the letter.</param>
public sealed record StudyDraft(Study Study, Source Source, ImmutableArray<string> ToFill, ImmutableArray<string> NotTaken);
