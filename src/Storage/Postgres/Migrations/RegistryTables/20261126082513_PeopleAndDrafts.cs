using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class PeopleAndDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "PracticeOf",
                schema: "registry",
                table: "Sites",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LastSignInAt",
                schema: "registry",
                table: "Accounts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccountEvents",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountEvents", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_AccountEvents_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Delegations",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Task = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    SignedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SignedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Delegations", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Delegations_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GlassBreaks",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<string>(type: "text", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AdministratorId = table.Column<Guid>(type: "uuid", nullable: true),
                    AdministratorSays = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    MonitorId = table.Column<Guid>(type: "uuid", nullable: true),
                    MonitorSays = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlassBreaks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_GlassBreaks_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GlassBreaks_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeDrafts",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    BasedOn = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Step = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeDrafts", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProgrammeDrafts_ProgrammeVersions_BasedOn",
                        column: x => x.BasedOn,
                        principalSchema: "registry",
                        principalTable: "ProgrammeVersions",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SiteDocumentFiles",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    Sealed = table.Column<byte[]>(type: "bytea", nullable: false),
                    KeyName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SiteDocumentFiles", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_SiteDocumentFiles_SiteDocuments_SiteId_Id",
                        columns: x => new { x.SiteId, x.Id },
                        principalSchema: "registry",
                        principalTable: "SiteDocuments",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Trainings",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Topic = table.Column<string>(type: "text", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Expires = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Trainings", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_Trainings_Accounts_UserId",
                        column: x => x.UserId,
                        principalSchema: "registry",
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GlassUses",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    BreakId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GlassUses", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_GlassUses_GlassBreaks_SiteId_BreakId",
                        columns: x => new { x.SiteId, x.BreakId },
                        principalSchema: "registry",
                        principalTable: "GlassBreaks",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeDraftSteps",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DraftId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    After = table.Column<int>(type: "integer", nullable: false),
                    Says = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    TextHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeDraftSteps", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ProgrammeDraftSteps_ProgrammeDrafts_SiteId_DraftId",
                        columns: x => new { x.SiteId, x.DraftId },
                        principalSchema: "registry",
                        principalTable: "ProgrammeDrafts",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sites_PracticeOf",
                schema: "registry",
                table: "Sites",
                column: "PracticeOf",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountEvents_SiteId_UserId",
                schema: "registry",
                table: "AccountEvents",
                columns: new[] { "SiteId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_AccountEvents_UserId",
                schema: "registry",
                table: "AccountEvents",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_SiteId_UserId",
                schema: "registry",
                table: "Delegations",
                columns: new[] { "SiteId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Delegations_UserId",
                schema: "registry",
                table: "Delegations",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_GlassBreaks_SiteId_From",
                schema: "registry",
                table: "GlassBreaks",
                columns: new[] { "SiteId", "From" });

            migrationBuilder.CreateIndex(
                name: "IX_GlassBreaks_SiteId_ParticipantId",
                schema: "registry",
                table: "GlassBreaks",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_GlassBreaks_UserId",
                schema: "registry",
                table: "GlassBreaks",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_GlassUses_SiteId_BreakId",
                schema: "registry",
                table: "GlassUses",
                columns: new[] { "SiteId", "BreakId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeDrafts_BasedOn",
                schema: "registry",
                table: "ProgrammeDrafts",
                column: "BasedOn");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeDraftSteps_SiteId_DraftId_Number",
                schema: "registry",
                table: "ProgrammeDraftSteps",
                columns: new[] { "SiteId", "DraftId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Trainings_SiteId_UserId",
                schema: "registry",
                table: "Trainings",
                columns: new[] { "SiteId", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_Trainings_UserId",
                schema: "registry",
                table: "Trainings",
                column: "UserId");

            SitePolicy.On(migrationBuilder, "SiteDocumentFiles", "Delegations", "Trainings", "AccountEvents", "GlassBreaks", "GlassUses", "ProgrammeDrafts", "ProgrammeDraftSteps");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountEvents",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Delegations",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "GlassUses",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ProgrammeDraftSteps",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "SiteDocumentFiles",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "Trainings",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "GlassBreaks",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ProgrammeDrafts",
                schema: "registry");

            migrationBuilder.DropIndex(
                name: "IX_Sites_PracticeOf",
                schema: "registry",
                table: "Sites");

            migrationBuilder.DropColumn(
                name: "PracticeOf",
                schema: "registry",
                table: "Sites");

            migrationBuilder.DropColumn(
                name: "LastSignInAt",
                schema: "registry",
                table: "Accounts");
        }
    }
}
