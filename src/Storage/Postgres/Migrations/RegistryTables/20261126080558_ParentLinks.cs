using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Equipoise.Storage.Postgres.Migrations.RegistryTables
{
    /// <inheritdoc />
    public partial class ParentLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ParentLinks",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    Call = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SecretHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    Until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SpentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DeviceHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CodeHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    CodeUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    CodeTries = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParentLinks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ParentLinks_Participants_SiteId_ParticipantId",
                        columns: x => new { x.SiteId, x.ParticipantId },
                        principalSchema: "registry",
                        principalTable: "Participants",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ParentTasks",
                schema: "registry",
                columns: table => new
                {
                    SiteId = table.Column<Guid>(type: "uuid", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    LinkId = table.Column<Guid>(type: "uuid", nullable: false),
                    ParticipantId = table.Column<Guid>(type: "uuid", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    VisitId = table.Column<Guid>(type: "uuid", nullable: true),
                    RecordId = table.Column<Guid>(type: "uuid", nullable: true),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Sent = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ParentTasks", x => new { x.SiteId, x.Id });
                    table.ForeignKey(
                        name: "FK_ParentTasks_ParentLinks_SiteId_LinkId",
                        columns: x => new { x.SiteId, x.LinkId },
                        principalSchema: "registry",
                        principalTable: "ParentLinks",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ParentTasks_Visits_SiteId_VisitId",
                        columns: x => new { x.SiteId, x.VisitId },
                        principalSchema: "registry",
                        principalTable: "Visits",
                        principalColumns: new[] { "SiteId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ParentLinks_SiteId_ParticipantId",
                schema: "registry",
                table: "ParentLinks",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParentTasks_SiteId_LinkId",
                schema: "registry",
                table: "ParentTasks",
                columns: new[] { "SiteId", "LinkId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParentTasks_SiteId_ParticipantId",
                schema: "registry",
                table: "ParentTasks",
                columns: new[] { "SiteId", "ParticipantId" });

            migrationBuilder.CreateIndex(
                name: "IX_ParentTasks_SiteId_VisitId",
                schema: "registry",
                table: "ParentTasks",
                columns: new[] { "SiteId", "VisitId" });

            SitePolicy.On(migrationBuilder, "ParentLinks", "ParentTasks");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ParentTasks",
                schema: "registry");

            migrationBuilder.DropTable(
                name: "ParentLinks",
                schema: "registry");
        }
    }
}
